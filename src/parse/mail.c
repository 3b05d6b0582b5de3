#include "parse/mail.h"

#include <gmime/gmime.h>
#include <pthread.h>

static void start_gmime(void) {
    g_mime_init();
}

static void drop_object(void *object) {
    g_object_unref(object);
}

static struct str decode(struct arena *arena, GMimePart *part) {
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GMimeStream *stream = g_mime_stream_mem_new();
    arena_defer(arena, drop_object, stream);
    if (!content || g_mime_data_wrapper_write_to_stream(content, stream) < 0)
        return STR("");
    GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return str_copy(arena, (const char *)array->data, array->len);
}

static void add_parts(struct arena *arena, GMimeMessage *parsed, struct mail_message *message) {
    GMimePartIter *parts = g_mime_part_iter_new(GMIME_OBJECT(parsed));
    if (g_mime_part_iter_is_valid(parts))
        do {
            GMimeObject *object = g_mime_part_iter_get_current(parts);
            const char *name =
                GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object)) : NULL;
            if (!name)
                continue;
            struct mail_file *file = APPEND(arena, message->files, message->file_count);
            file->name = str_copy(arena, name, str_of(name).n);
            file->bytes = decode(arena, GMIME_PART(object));
        } while (g_mime_part_iter_next(parts));
    g_mime_part_iter_free(parts);
}

bool mail_parse(struct arena *arena, struct str bytes, struct mail_message *message) {
    static pthread_once_t started = PTHREAD_ONCE_INIT; /* GMime's own tables: once in a process */
    pthread_once(&started, start_gmime);
    *message = (struct mail_message){0};
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.s ? bytes.s : "", bytes.n);
    arena_defer(arena, drop_object, stream);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    arena_defer(arena, drop_object, parser);
    GMimeMessage *parsed = g_mime_parser_construct_message(parser, NULL);
    if (!parsed)
        return false;
    arena_defer(arena, drop_object, parsed);
    message->received = g_mime_object_get_header(GMIME_OBJECT(parsed), "Received") != NULL;
    add_parts(arena, parsed, message);
    return true;
}
