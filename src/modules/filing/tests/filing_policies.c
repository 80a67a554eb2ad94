// SPDX-License-Identifier: MulanPSL-2.0
/* Reading the dump: insert into … values (1, 'text', null, …); */
#include "filing_policies.h"
#include <stdio.h>

enum { BYTES_MAX = 4 << 20 };

static struct str whole(struct arena *a)
{
    const char *root = getenv("RENDA_SHARED");
    const struct str path = str_printf(a, "%s/data/policy_documents/policy_documents_10.sql",
                                       root != NULL ? root : SHARED_DIR);
    char *bytes = arena_alloc(a, BYTES_MAX);
    FILE *f = fopen(path.ptr, "rb");
    size_t n;

    if (f == NULL)
        return S("");
    n = fread(bytes, 1, BYTES_MAX, f);
    fclose(f);
    return (struct str){bytes, n};
}

/* 'a quoted ''text''' with \-escapes, or a bare word. */
static struct str value_at(struct arena *a, struct str s, size_t *at)
{
    struct buf b = buf_new(a, BYTES_MAX);

    while (*at < s.len && strchr(", \n", s.ptr[*at]) != NULL)
        ++*at;
    if (*at < s.len && s.ptr[*at] != '\'') {
        const size_t from = *at;

        while (*at < s.len && strchr(",)", s.ptr[*at]) == NULL)
            ++*at;
        return (struct str){s.ptr + from, *at - from};
    }
    for (++*at; *at < s.len; ++*at) {
        char c = s.ptr[*at];

        if (c == '\\' || (c == '\'' && *at + 1 < s.len && s.ptr[*at + 1] == '\'')) {
            c = s.ptr[++*at];
            c = c == 'n' ? '\n' : c == 'r' ? ' ' : c == 't' ? ' ' : c;
        } else if (c == '\'') {
            ++*at;
            break;
        }
        buf_char(&b, c);
    }
    return b.len > 0 ? buf_view(&b) : S("");
}

size_t policies_read(struct arena *a, struct policy out[POLICIES_MAX])
{
    const struct str s = whole(a), begin = S("values (");
    size_t count = 0;

    for (size_t at = 0; at + begin.len < s.len && count < POLICIES_MAX;) {
        if (memcmp(s.ptr + at, begin.ptr, begin.len) != 0) {
            at++;
            continue;
        }
        at += begin.len;
        for (size_t i = 0; i < POLICY_COLUMNS; i++)
            out[count].value[i] = value_at(a, s, &at);
        count++;
    }
    return count;
}
