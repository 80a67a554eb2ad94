// SPDX-License-Identifier: MulanPSL-2.0
/* Shared and inline strings. */
#include "platform/sheet/sheet_strings.h"
#include "base/arena_limit.h"
#include "base/utf8.h"
#include "platform/sheet/sheet_private.h"

enum { ESCAPE_BYTES = 7 }; /* _xHHHH_ */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool escape_at(const char *p, size_t left, uint32_t *out)
{
    uint32_t code = 0;

    if (left < ESCAPE_BYTES || p[0] != '_' || p[1] != 'x' || p[6] != '_')
        return false;
    for (int i = 2; i < 6; i++) {
        const int digit = hex_digit(p[i]);

        if (digit < 0)
            return false;
        code = code << 4 | (uint32_t)digit;
    }
    *out = code;
    return true;
}

struct str sheet_strings_unescape(char *text, size_t len)
{
    size_t to = 0;

    for (size_t at = 0; at < len;) {
        uint32_t code;

        if (!escape_at(text + at, len - at, &code)) {
            text[to++] = text[at++];
            continue;
        }
        at += ESCAPE_BYTES;
        if (code >= 0x20 ? code < 0xD800 || (code > 0xDFFF && code < 0xFFFE)
                         : code == '\t' || code == '\n' || code == '\r')
            to += utf8_encode(code, text + to);
    }
    return (struct str){text, to};
}

enum status sheet_strings_collect(struct sheet_part *part, struct err *err, struct buf *out)
{
    unsigned depth = 1;
    bool in_text = false;

    if (sheet_part_empty(part))
        return ST_OK;
    while (depth > 0) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_OPEN:
            if (sheet_part_is(part, "rPh")) {
                sheet_part_skip(part);
            } else if (!sheet_part_empty(part)) {
                depth++;
                in_text = sheet_part_is(part, "t");
            }
            break;
        case SHEET_NODE_CLOSE:
            depth--;
            in_text = false;
            break;
        case SHEET_NODE_TEXT:
            if (in_text)
                buf_str(out, sheet_part_text(part));
            break;
        case SHEET_NODE_END:
        case SHEET_NODE_FAULT:
            return sheet_part_fault(part, err);
        }
    }
    return ST_OK;
}

static void *grow(void *p, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap)
        return p;
    *cap = *cap * 2 > need ? *cap * 2 : need < 1024 ? 1024 : need;
    p = realloc(p, *cap * size);
    ASSERT(p != NULL);
    return p;
}

/* One character more than a cell may have is kept, so that the row that uses it is refused. */
static struct str clip(struct str s)
{
    return (struct str){s.ptr, utf8_clip_chars(s.ptr, s.len, SHEET_CELL_CHARS_MAX + 1)};
}

static enum status add(struct sheet_strings *strings, struct err *err, struct str text)
{
    const size_t used = strings->count > 0 ? strings->ends[strings->count - 1] : 0;

    if (strings->count == SHEET_STRINGS_MAX || text.len > SHEET_STRINGS_BYTES_MAX - used)
        return fail(err, ST_INVALID, "sheet.too_big", NULL);
    strings->bytes = grow(strings->bytes, &strings->bytes_cap, used + text.len + 1, 1);
    strings->ends = grow(strings->ends, &strings->ends_cap, strings->count + 1, sizeof(uint32_t));
    memcpy(strings->bytes + used, text.ptr, text.len);
    strings->ends[strings->count++] = (uint32_t)(used + text.len);
    return ST_OK;
}

static enum status read_string(struct sheet_strings *strings, struct sheet_part *part,
                               struct err *err, struct arena *scratch)
{
    struct buf raw = buf_new(scratch, SHEET_CELL_RAW_BYTES_MAX);

    TRY(sheet_strings_collect(part, err, &raw));
    if (raw.len == 0)
        return add(strings, err, S(""));
    if (!utf8_valid(raw.ptr, raw.len)) /* libxml2 lets overlong forms pass in CDATA */
        return fail(err, ST_INVALID, "sheet.encoding", NULL);
    return add(strings, err,
               clip(sheet_clean_set_in(scratch, sheet_strings_unescape(raw.ptr, raw.len))));
}

enum status sheet_strings_read(struct sheet_strings *strings, struct sheet_part *part,
                               struct err *err)
{
    struct arena *scratch = arena_open(0);
    struct owed owed = {0};
    enum status st = ST_OK;
    bool more = true;

    arena_owe_arena(&owed, scratch);
    while (more && st == ST_OK) {
        switch (sheet_part_next(part)) {
        case SHEET_NODE_END:
            more = false;
            break;
        case SHEET_NODE_FAULT:
            st = sheet_part_fault(part, err);
            break;
        case SHEET_NODE_OPEN:
            if (!sheet_part_is(part, "si"))
                break;
            arena_clear(scratch);
            st = read_string(strings, part, err, scratch);
            break;
        case SHEET_NODE_CLOSE:
        case SHEET_NODE_TEXT:
            break;
        }
    }
    arena_settled(&owed);
    arena_close(scratch);
    return st;
}

void sheet_strings_free(struct sheet_strings *strings)
{
    free(strings->bytes);
    free(strings->ends);
    *strings = (struct sheet_strings){0};
}

struct str sheet_strings_at(const struct sheet_strings *strings, size_t index)
{
    const size_t from = index > 0 && index < strings->count ? strings->ends[index - 1] : 0;

    if (index >= strings->count)
        return S("");
    return (struct str){strings->bytes + from, strings->ends[index] - from};
}
