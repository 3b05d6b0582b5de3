#include "evidence/open.h"

void opening_tell(struct opening *opening, enum message message, struct argument a,
                  struct argument b) {
    findings_add(opening->findings, message, opening->evidence->place,
                 {say_text(opening->evidence->file), a, b});
}
