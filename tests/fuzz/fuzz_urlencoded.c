// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: form bodies and queries, and the path and query of a request line. */
#include "base/utf8.h"
#include "platform/http/exchange.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_fields(const struct raw_fields *all)
{
    ASSERT(all->count <= BODY_FIELDS_MAX);
    for (size_t i = 0; i < all->count; i++) {
        ASSERT(utf8_valid(all->at[i].name.ptr, all->at[i].name.len));
        ASSERT(utf8_valid(all->at[i].value.ptr, all->at[i].value.len));
    }
}

/* What was decoded and is coded again decodes to the same. */
static void check_round(struct arena *a, struct str value)
{
    struct buf b = buf_new(a, 0);
    struct str back;

    put_percent(&b, value);
    if (b.overflow)
        return;
    ASSERT(percent_decode(a, buf_view(&b), true, &back));
    ASSERT(str_eq(back, value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str text = str_dup(a, (struct str){(const char *)data, size});
    struct raw_fields fields = {0};
    struct str path, raw_path, query;

    if (urlencoded_parse(a, text, &fields) == NULL && fields.count != 0)
        check_round(a, fields.at[0].value);
    check_fields(&fields);
    if (target_split(a, text, &path, &raw_path, &query) == 0) {
        ASSERT(path.len != 0 && path.ptr[0] == '/');
        ASSERT(utf8_valid_text(path.ptr, path.len));
        ASSERT(!str_has(path, S("/../")) && !str_ends(path, S("/..")));
    }
    arena_close(a);
    return 0;
}
