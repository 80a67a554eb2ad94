// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: whatever a user typed, written into a page. Nothing may leave its place. */
#include "platform/view/put.h"

static void none_of(struct str s, const char *characters)
{
    arr_each (i, s.len)
        ASSERT(s.ptr[i] == '\0' || strchr(characters, s.ptr[i]) == NULL);
}

static void check_text(struct arena *a, struct str in)
{
    const struct str out = html_escape(a, in).safe;
    size_t specials = 0;

    none_of(out, "<>\"'");
    arr_each (i, in.len)
        specials += in.ptr[i] != '\0' && strchr("&<>\"'", in.ptr[i]) != NULL;
    ASSERT(out.len >= in.len + 3 * specials && out.len <= in.len + 5 * specials);
}

static void check_href(struct arena *a, struct str in)
{
    struct buf out = buf_new(a, 0);
    struct str got;

    html_put_href(&out, in);
    got = buf_view(&out);
    none_of(got, "<>\"'\\\t\r\n");
    ASSERT(got.len == 0 || got.ptr[0] == '/' || got.ptr[0] == '?' || got.ptr[0] == '#' ||
           got.ptr[0] == 'h' || got.ptr[0] == 'H');
    ASSERT(!str_starts(got, S("//")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str in = {(const char *)data, size};
    struct buf url = buf_new(a, 0), paras = buf_new(a, 0);

    check_text(a, in);
    check_href(a, in);
    html_put_url(&url, in);
    none_of(buf_view(&url), "<>\"'&/?#:= \\");
    html_put_paras(&paras, in);
    html_put_lines(&paras, in);
    none_of(buf_view(&paras), "\"'");
    arena_close(a);
    return 0;
}
