/* Subject and text of the mail: templates of the checklist, filled with the same values as the
 * documents. The checklist words the mail, in English, whatever language the documents have. */
#include "compose/composer.h"

static struct str render(struct arena *arena, const struct compose_input *input,
                         struct str template, struct findings *findings) {
    return mustache_render(arena, input->checklist->path, template,
                           compose_values(arena, input, words_of(STR("en"))), MUSTACHE_PLAIN,
                           findings);
}

struct str compose_subject(struct arena *arena, const struct compose_input *input,
                           struct findings *findings) {
    return render(arena, input, input->checklist->subject, findings);
}

struct str compose_mail_body(struct arena *arena, const struct compose_input *input,
                             struct findings *findings) {
    return render(arena, input, input->checklist->body, findings);
}
