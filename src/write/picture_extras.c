/* What a picture's file holds that is not drawn. Of a file that is damaged, what is seen up to the
 * damage. */
#include "write/picture.h"

#include <string.h>

enum extra { EXTRA_PROFILE, EXTRA_METADATA, EXTRA_DATA, EXTRA_BEHIND, EXTRA_OUTLINES, EXTRA_COUNT };

static const char *const extra_words[EXTRA_COUNT] = {
    [EXTRA_PROFILE] = "color profile",
    [EXTRA_METADATA] = "metadata",
    [EXTRA_DATA] = "thumbnail or data of programs",
    [EXTRA_BEHIND] = "bytes behind the end",
    [EXTRA_OUTLINES] = "outlines, texts and layers of a drawing",
};

struct extras {
    bool found[EXTRA_COUNT];
};

static size_t number_at(struct str bytes, size_t at, size_t size) {
    size_t number = 0;
    for (size_t i = at; i < at + size; i++)
        number = number << 8 | (i < bytes.n ? (unsigned char)bytes.s[i] : 0);
    return number;
}

/* PNG 1.2, 4: what is needed to draw it, and in which colors, is none. */
static enum extra png_extra(struct str type) {
    static const char *const drawn[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
                                        "sRGB", "gAMA", "cHRM", "pHYs", "sBIT"};
    static const char *const texts[] = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++)
        if (str_is(type, drawn[i]))
            return EXTRA_COUNT;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_is(type, texts[i]))
            return EXTRA_METADATA;
    return str_is(type, "iCCP") ? EXTRA_PROFILE : EXTRA_DATA;
}

static void look_at_png(struct str bytes, struct extras *extras) {
    enum { FRAME = 12 }; /* length, type and checksum of a chunk */
    size_t at = 8;
    while (at + FRAME <= bytes.n) {
        size_t length = number_at(bytes, at, 4);
        struct str type = str_slice(bytes, at + 4, at + 8);
        enum extra extra = png_extra(type);
        if (extra != EXTRA_COUNT)
            extras->found[extra] = true;
        if (length > bytes.n - at - FRAME)
            return;
        at += FRAME + length;
        if (str_is(type, "IEND"))
            break;
    }
    extras->found[EXTRA_BEHIND] = at < bytes.n;
}

/* ITU T.81, B.1: segments up to the scan; of applications' JFIF and Adobe's say how it is drawn. */
static enum extra jpeg_extra(unsigned marker, struct str data) {
    if (marker == 0xFE ||
        (marker == 0xE1 && (str_starts(data, STR("Exif")) || str_starts(data, STR("http")))))
        return EXTRA_METADATA;
    if (marker == 0xE2 && str_starts(data, STR("ICC_PROFILE")))
        return EXTRA_PROFILE;
    bool adobe = marker == 0xEE && data.n <= 12;
    bool plain = marker == 0xE0 && str_starts(data, STR("JFIF")) && data.n <= 14;
    return marker >= 0xE0 && marker <= 0xEF && !adobe && !plain ? EXTRA_DATA : EXTRA_COUNT;
}

static size_t jpeg_scan_end(struct str bytes, size_t at) {
    while (at + 1 < bytes.n) {
        unsigned next = (unsigned char)bytes.s[at + 1];
        if ((unsigned char)bytes.s[at] == 0xFF && next && next != 0xFF &&
            !(next >= 0xD0 && next <= 0xD7))
            return at;
        at++;
    }
    return bytes.n;
}

static void look_at_jpeg(struct str bytes, struct extras *extras) {
    size_t at = 2;
    while (at + 4 <= bytes.n && (unsigned char)bytes.s[at] == 0xFF) {
        unsigned marker = (unsigned char)bytes.s[at + 1];
        if (marker == 0xD9)
            break;
        size_t length = number_at(bytes, at + 2, 2);
        struct str data = str_slice(bytes, at + 4, at + 2 + length);
        enum extra extra = jpeg_extra(marker, data);
        if (extra != EXTRA_COUNT)
            extras->found[extra] = true;
        at += 2 + length;
        if (marker == 0xDA)
            at = jpeg_scan_end(bytes, at);
    }
    bool ends = at + 2 <= bytes.n && number_at(bytes, at, 2) == 0xFFD9;
    extras->found[EXTRA_BEHIND] = ends && at + 2 < bytes.n;
}

const char *const *picture_list_extras(struct arena *arena, struct str bytes) {
    struct extras extras = {{false}};
    const char **words = NEW_ARRAY(arena, const char *, EXTRA_COUNT + 1);
    size_t count = 0;
    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
        look_at_png(bytes, &extras);
    else if (str_starts(bytes, STR("\xFF\xD8")))
        look_at_jpeg(bytes, &extras);
    else
        extras.found[EXTRA_OUTLINES] = str_find(bytes, STR("<svg"), 0) != SIZE_MAX;
    for (size_t i = 0; i < EXTRA_COUNT; i++)
        if (extras.found[i])
            words[count++] = extra_words[i];
    return words;
}
