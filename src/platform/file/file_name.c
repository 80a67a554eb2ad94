// SPDX-License-Identifier: MulanPSL-2.0
/* Names of files, made safe. */
#include "platform/file/file_name.h"
#include "base/utf8.h"

enum { EXTENSION_MAX = 8 };

/* Characters that are not seen, or that turn the direction of writing: with one in it a name that
 * ends in "fdp.exe" looks as if it ended in "exe.pdf". */
static bool is_hidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF) ||
           (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A);
}

static struct str without_directories(struct str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == '/' || name.ptr[i - 1] == '\\')
            return (struct str){name.ptr + i, name.len - i};
    return name;
}

static struct str clean(struct arena *a, struct str name)
{
    struct buf out = buf_new(a, 0);
    bool gap = false;

    for (size_t at = 0, n; at < name.len; at += n) {
        const uint32_t c = utf8_decode(name.ptr + at, name.len - at, &n);

        if (is_hidden(c) && c != '\t')
            continue;
        if (is_blank(c) || c == '\t') {
            gap = out.len != 0;
            continue;
        }
        if (gap)
            buf_char(&out, ' ');
        gap = false;
        if (c < 0x80 && strchr("<>:\"|?*", (char)c) != NULL)
            buf_char(&out, '_');
        else
            buf_put(&out, name.ptr + at, n);
    }
    return buf_view(&out);
}

/* Nothing that hides a file or that Windows drops: dots at the ends. */
static struct str without_end_dots(struct str s)
{
    while (s.len != 0 && (s.ptr[0] == '.' || s.ptr[0] == ' '))
        s = (struct str){s.ptr + 1, s.len - 1};
    while (s.len != 0 && (s.ptr[s.len - 1] == '.' || s.ptr[s.len - 1] == ' '))
        s.len--;
    return s;
}

static size_t extension_at(struct str name)
{
    for (size_t i = name.len; i > 1 && name.len - i < EXTENSION_MAX + 1; i--)
        if (name.ptr[i - 1] == '.')
            return i - 1;
    return name.len;
}

struct str file_name_extension(struct arena *a, struct str name)
{
    const size_t dot = extension_at(name);
    struct buf out = buf_new(a, 0);

    for (size_t i = dot + 1; i < name.len; i++) {
        const char c = name.ptr[i];

        if (c >= 'A' && c <= 'Z')
            buf_char(&out, (char)(c + 32));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            buf_char(&out, c);
        else
            return S("");
    }
    return out.len <= EXTENSION_MAX ? buf_view(&out) : S("");
}

static struct str cut(struct arena *a, struct str name)
{
    const size_t dot = extension_at(name);
    const struct str end = {name.ptr + dot, name.len - dot};
    struct str stem = {name.ptr, dot};

    if (utf8_chars(name.ptr, name.len) <= FILE_NAME_CHARS)
        return name;
    stem.len = utf8_clip_chars(stem.ptr, stem.len, FILE_NAME_CHARS - utf8_chars(end.ptr, end.len));
    return str_join(a, (const struct str[]){stem, end}, 2, S(""));
}

struct str file_name_safe(struct arena *a, struct str name, struct str otherwise)
{
    struct str safe;

    if (!utf8_valid(name.ptr, name.len))
        return otherwise;
    safe = without_end_dots(clean(a, without_directories(name)));
    return safe.len != 0 ? str_dup(a, cut(a, safe)) : otherwise;
}

bool file_extension_in(struct str extension, const char *words)
{
    struct str rest = str_from(words), one;

    while (extension.len != 0 && str_cut(&rest, ' ', &one))
        if (str_eq(one, extension))
            return true;
    return false;
}

struct str file_name_with(struct arena *a, struct str name, const char *extension)
{
    const struct str stem = {name.ptr,
                             file_name_extension(a, name).len != 0 ? extension_at(name) : name.len};

    return str_printf(a, STR_FMT ".%s", STR_ARG(stem), extension);
}
