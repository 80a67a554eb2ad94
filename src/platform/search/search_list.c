// SPDX-License-Identifier: MulanPSL-2.0
/* What modules fill in for the search: growing lists of documents and keys. */
#include "platform/search.h"
#include <stdarg.h>

#define GROW(list, type)                                                                           \
    do {                                                                                           \
        if ((list)->count == (list)->cap) {                                                        \
            const size_t cap_ = (list)->cap == 0 ? 8 : (list)->cap * 2;                            \
            type *more_ = arena_array((list)->arena, cap_, type);                                  \
            if ((list)->count != 0)                                                                \
                memcpy(more_, (list)->at, (list)->count * sizeof *more_);                          \
            (list)->at = more_;                                                                    \
            (list)->cap = cap_;                                                                    \
        }                                                                                          \
    } while (0)

void search_docs_add(struct search_docs *docs, const struct search_doc *doc)
{
    GROW(docs, struct search_doc);
    docs->at[docs->count++] = *doc;
}

void search_key(struct search_keys *keys, const char *fmt, ...)
{
    char name[96];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(name, sizeof name, fmt, ap);
    va_end(ap);
    GROW(keys, struct str);
    keys->at[keys->count++] = str_dup(keys->arena, str_from(name));
}

enum status search_keys_held(struct ctx *ctx, const struct search_source *source,
                             struct search_keys *out)
{
    if (source->readers != NULL && may(ctx, source->readers))
        search_key(out, "%s", source->readers);
    return source->keys != NULL ? source->keys(ctx, out) : ST_OK;
}
