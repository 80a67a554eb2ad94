// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: what is typed into the search box, and the texts that are indexed, marked, compared.
 */
#include "base/utf8.h"
#include "platform/search/search_mark.h"
#include "platform/search/similar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == '"' || s.ptr[i] == '\'' ||
            s.ptr[i] == '\\' || s.ptr[i] == '=' || s.ptr[i] == ':')
            return false;
    return s.len != 0;
}

/* No token can end the quotes it is put between, or look like a key. */
static void check_tokens(struct arena *a, struct str text)
{
    const struct search_folded f = search_fold(a, text, true);
    const struct search_tokens t = search_tokens_of(a, f.text);

    ASSERT(utf8_valid(f.text.ptr, f.text.len));
    for (size_t i = 0; i <= f.text.len; i++)
        ASSERT(f.from[i] <= text.len && (i == 0 || f.from[i - 1] <= f.from[i]));
    for (size_t i = 0; i < t.count; i++) {
        ASSERT(t.at[i].from < t.at[i].until && t.at[i].until <= f.text.len);
        ASSERT(is_plain(t.at[i].text) && utf8_valid(t.at[i].text.ptr, t.at[i].text.len));
        ASSERT(t.at[i].text.len <= SEARCH_WORD_BYTES);
    }
}

static void check_balance(struct str s)
{
    int depth = 0;
    size_t quotes = 0;

    for (size_t i = 0; i < s.len; i++) {
        depth += s.ptr[i] == '(' ? 1 : s.ptr[i] == ')' ? -1 : 0;
        quotes += s.ptr[i] == '"' || s.ptr[i] == '\'';
        ASSERT(depth >= 0);
    }
    ASSERT(depth == 0 && quotes % 2 == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct str text = str_dup(a, (struct str){(const char *)data, size}), typed = text;
    struct search_query q;

    if (utf8_valid_text(text.ptr, text.len)) {
        const struct str key[] = {S("=k")};
        const struct search_keys_any keys[] = {{key, 1}};
        struct search_filter f = {.query = &q, .keys = keys, .keys_count = 1};
        struct similar_model *m = similar_model(a, S("! the\n- ab\n@ x\nroad street"));
        struct similar_result r;

        (void)str_cut(&text, '\n', &typed);
        check_tokens(a, text);
        if (search_query_parse(a, typed, &q) == NULL) {
            ASSERT(q.count <= SEARCH_TERMS_MAX);
            check_balance(search_query_fts5(a, &f));
            check_balance(search_query_tsquery(a, &f));
            ASSERT(utf8_valid(search_mark(a, &q, text, 0).ptr, search_mark(a, &q, text, 0).len));
            (void)search_mark(a, &q, text, 20);
            ASSERT(search_query_loose(&q) ||
                   search_holds(a, &q, (const struct str[SEARCH_PARTS]){typed, text, S("")}));
        }
        (void)search_index_fts5(a, S("=k"), typed, text);
        (void)search_index_tsvector(a, S("=k"), typed, text);
        (void)similar_add(m, (struct similar_text){typed, text});
        (void)similar_add(m, (struct similar_text){text, typed});
        similar_ready(m);
        similar_compare(m, 0, 1, &r);
    }
    arena_close(a);
    return 0;
}
