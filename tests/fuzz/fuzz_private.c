// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the search for private data in a text before it is published. What is found lies in
 * the text; what is masked is found no more; full-width writing hides nothing, and neither does
 * what stands before a number. */
#include "base/private.h"
#include "base/utf8.h"

enum { KEPT_DIGITS = 7, FULLWIDTH_SHIFT = 0xff01 - '!' };

struct findings {
    struct private_finding *all;
    size_t count;
};

static struct findings scan(struct arena *a, struct str text)
{
    struct findings f;

    private_scan(a, text, &f.all, &f.count);
    return f;
}

/* In order, apart, on the boundaries of characters, each with the id of its kind. */
static void check_places(struct str text, struct findings f)
{
    size_t done = 0;

    arr_each (i, f.count) {
        const struct private_finding *one = &f.all[i];

        ASSERT(one->at >= done && one->len != 0 && one->len <= text.len - one->at);
        ASSERT(utf8_valid(text.ptr + one->at, one->len));
        ASSERT(str_starts(one->id, str_from(private_word(one->kind))));
        done = one->at + one->len;
    }
}

/* Digits of the finding that the mask leaves readable; `place` is its character in both. */
static size_t digits_left(struct str masked)
{
    size_t n = 0, len;

    for (size_t at = 0; at < masked.len; at += len) {
        const uint32_t c = utf8_decode(masked.ptr + at, masked.len - at, &len);

        if (c == '@' || c == '@' + FULLWIDTH_SHIFT)
            break; /* the domain stays */
        n += (c >= '0' && c <= '9') || (c >= '0' + FULLWIDTH_SHIFT && c <= '9' + FULLWIDTH_SHIFT);
    }
    return n;
}

/* Character by character what it was, or a star. */
static void check_mask(struct arena *a, struct str text, struct findings f)
{
    const struct str masked = private_mask(a, text);
    size_t at = 0, len, i = 0;

    ASSERT(utf8_valid(masked.ptr, masked.len));
    ASSERT(utf8_chars(text.ptr, text.len) == utf8_chars(masked.ptr, masked.len));
    for (size_t to = 0, n; to < masked.len; at += len, to += n) {
        const uint32_t c = utf8_decode(text.ptr + at, text.len - at, &len);

        if (i < f.count && at == f.all[i].at) {
            const size_t chars = utf8_chars(text.ptr + at, f.all[i].len);
            const struct str rest = {masked.ptr + to, masked.len - to};
            const struct str own = {rest.ptr, utf8_clip_chars(rest.ptr, rest.len, chars)};

            ASSERT(digits_left(own) <= KEPT_DIGITS);
            ASSERT(memchr(own.ptr, '*', own.len) != NULL);
            i++;
        }
        ASSERT(utf8_decode(masked.ptr + to, masked.len - to, &n) == c || masked.ptr[to] == '*');
    }
    ASSERT(at == text.len && i == f.count);
    ASSERT(scan(a, masked).count == 0);
    ASSERT(str_eq(private_mask(a, masked), masked));
}

/* The same text with full-width marks: the same is found, with the same ids. */
static void check_wide(struct arena *a, struct str text, struct findings f)
{
    struct buf wide = buf_new(a, 0);
    struct findings again;
    size_t len;

    for (size_t at = 0; at < text.len; at += len) {
        char bytes[UTF8_BYTES];
        uint32_t c = utf8_decode(text.ptr + at, text.len - at, &len);

        if (c >= '!' && c <= '~')
            c += FULLWIDTH_SHIFT;
        buf_put(&wide, bytes, utf8_encode(c, bytes));
    }
    again = scan(a, buf_view(&wide));
    ASSERT(again.count == f.count);
    arr_each (i, f.count) {
        ASSERT(again.all[i].kind == f.all[i].kind && str_eq(again.all[i].id, f.all[i].id));
        ASSERT(utf8_chars(text.ptr, f.all[i].at) == utf8_chars(wide.ptr, again.all[i].at));
        ASSERT(utf8_chars(text.ptr + f.all[i].at, f.all[i].len) ==
               utf8_chars(wide.ptr + again.all[i].at, again.all[i].len));
    }
}

/* No text before a number hides it, and none behind it. */
static void check_planted(struct arena *a, struct str text)
{
    static const char *const NUMBERS[] = {
        "13800000000",  "138-0000 0000",    "11010519491231002X", "350102 19900307 271X",
        "010-12345678", "4111111111111111", "E12345678",          "a.b@example.cn",
        "a@b.cn",       "晋A12345",
    };

    arr_each (i, COUNT(NUMBERS)) {
        const struct str number = str_from(NUMBERS[i]);
        const struct str after = str_printf(a, STR_FMT "。%s。", STR_ARG(text), NUMBERS[i]);
        const struct str before = str_printf(a, "%s。" STR_FMT, NUMBERS[i], STR_ARG(text));
        struct findings f = scan(a, after);
        const size_t at = after.len - strlen("。") - number.len;

        ASSERT(f.count != 0 && f.all[f.count - 1].at <= at &&
               f.all[f.count - 1].at + f.all[f.count - 1].len == at + number.len);
        f = scan(a, before);
        ASSERT(f.count != 0 && f.all[0].at == 0 && f.all[0].len == number.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str text = str_dup(a, (struct str){(const char *)data, size});

    if (utf8_valid_text(text.ptr, text.len)) {
        const struct findings f = scan(a, text);

        check_places(text, f);
        check_mask(a, text, f);
        check_wide(a, text, f);
        check_planted(a, text);
    }
    arena_close(a);
    return 0;
}
