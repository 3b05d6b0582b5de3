/* What `dossier new` writes where a value of the submission's own belongs; check looks for what was
 * left in. */
#ifndef MODEL_SKELETON_H
#define MODEL_SKELETON_H

#define SKELETON_HOST "partner.example"
#define SKELETON_MAIL "lead@partner.example"
#define SKELETON_PUBLIC_NAME "a customer"
#define SKELETON_CAPTION "What the picture shows"
#define SKELETON_ALTERNATIVE "The same for a reader who cannot see it"

#endif
