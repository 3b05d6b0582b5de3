/* Where the installation keeps its templates and fonts. */
#ifndef SYS_LOCATE_H
#define SYS_LOCATE_H

#include "base/str.h"

/* $DOSSIER_SHARE, else ../share/dossier beside the folder of the running program. False when
 * neither has templates. */
MUST_USE bool locate_share(struct arena *arena, struct str *templates, struct str *fonts);

#endif
