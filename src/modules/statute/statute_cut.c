// SPDX-License-Identifier: MulanPSL-2.0
/* A document that is not kept here, cut into what is compared. */
#include "modules/statute/statute.h"
#include "modules/statute/statute_parse.h"

static bool compared(const struct statute_parsed *p, const struct statute_piece *piece)
{
    const struct str level = str_from(piece->level);

    return str_eqz(level, "article") || (p->articles == 0 && str_eqz(level, "note"));
}

static void cut_lines(struct str text, struct clause *out, size_t most, size_t *count)
{
    struct str rest = text, line;

    while (*count < most && str_cut(&rest, '\n', &line))
        if (line.len > 0) {
            out[*count] = (struct clause){.place = (int64_t)*count + 1,
                                          .level = S("note"),
                                          .number = S(""),
                                          .heading = S(""),
                                          .text = line};
            ++*count;
        }
}

enum status statute_cut(struct arena *a, struct err *err, struct str text, size_t most,
                        struct clause **out, size_t *out_count)
{
    struct statute_parsed p;

    *out = arena_array(a, most, struct clause);
    *out_count = 0;
    TRY(statute_parse(a, err, text, &p));
    for (size_t i = 0; i < p.count && *out_count < most; i++) {
        const struct statute_piece *piece = &p.pieces[i];

        if (!compared(&p, piece))
            continue;
        if (p.articles == 0)
            cut_lines(piece->text, *out, most, out_count);
        else
            (*out)[(*out_count)++] = (struct clause){.place = (int64_t)i + 1,
                                                     .level = S("article"),
                                                     .number = piece->number,
                                                     .n = piece->n,
                                                     .sub = piece->sub,
                                                     .heading = piece->path,
                                                     .text = piece->text};
    }
    return ST_OK;
}
