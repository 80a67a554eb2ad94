// SPDX-License-Identifier: MulanPSL-2.0
/* What is due, with the names that a reminder says. */
#include "modules/suggestion/suggestion_store_due.h"
#include "modules/suggestion/suggestion_store_row.h"

#define RANGE(due) due " BETWEEN :from AND :until"
#define NAMES      "s.title, " NUMBERED
/* After a suggestion and its part, in that order. */
#define LIMITED(part)                                                                              \
    " AND (s.id > :after OR (s.id = :after AND " part " > :part)) ORDER BY 1, 2 LIMIT :limit"
#define UNITS(due)                                                                                 \
    "SELECT s.id, h.id, h.organ_id, s.lead_deputy_id, h." due ", " NAMES                           \
    " FROM suggestion_handling h"                                                                  \
    " JOIN suggestion s ON s.congress_id = h.congress_id AND s.id = h.suggestion_id"               \
    " WHERE h.congress_id = :congress AND h.is_current = 1 AND " RANGE(                            \
        "h." due) " AND s.state IN ('handed_over', 'given_back', 'handling', 'redo')"

static const char *const SQL[] = {
    [DUE_REPLY] =
        UNITS("due_on") " AND h.is_main = 1"
                        " AND h.state IN ('assigned', 'signed', 'given_back')" LIMITED("h.id"),
    [DUE_HAND_ON] = "SELECT s.id, 0, s.via_organ_id, s.lead_deputy_id, s.handed_on, " NAMES
                    " FROM suggestion s WHERE s.congress_id = :congress"
                    " AND s.state = 'at_government' AND " RANGE("s.handed_on") LIMITED("0"),
    [DUE_SIGN] = UNITS("sign_due_on") " AND h.state = 'assigned'" LIMITED("h.id"),
    [DUE_OPINION] =
        UNITS("opinion_due_on") " AND h.is_main = 0 AND h.state = 'signed'" LIMITED("h.id"),
    [DUE_PROMISE] = "SELECT s.id, p.id, p.organ_id, s.lead_deputy_id, p.due_on, " NAMES
                    " FROM suggestion_promise p"
                    " JOIN suggestion s ON s.congress_id = p.congress_id"
                    " AND s.id = p.suggestion_id"
                    " WHERE p.congress_id = :congress AND p.state = 'open' AND " RANGE("p.due_on")
                        LIMITED("p.id"),
    [DUE_DISPATCH] = "SELECT s.id, 0, 0, s.lead_deputy_id, s.dispatch_due_on, " NAMES
                     " FROM suggestion s WHERE s.congress_id = :congress"
                     " AND s.state IN ('submitted', 'accepted') AND s.kind = 'suggestion'"
                     " AND " RANGE("s.dispatch_due_on") LIMITED("0"),
    [DUE_RATING] = "SELECT s.id, 0, 0, s.lead_deputy_id, s.rating_due_on, " NAMES
                   " FROM suggestion s WHERE s.congress_id = :congress"
                   " AND s.state = 'replied' AND s.rating_state = 'due'"
                   " AND " RANGE("s.rating_due_on") LIMITED("0"),
};

enum status suggestion_store_due(struct ctx *ctx, enum suggestion_due kind,
                                 const struct suggestion_due_page *page,
                                 struct suggestion_due_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, SQL[kind], B_INT("congress", ctx->congress_id),
                B_DATE(ctx->arena, "from", page->from), B_DATE(ctx->arena, "until", page->until),
                B_INT("after", page->after), B_INT("part", page->after_part),
                B_INT("limit", page->limit)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_due_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_due_row *d = &(*out)[i];

        d->suggestion_id = next_int(&c);
        d->part_id = next_int(&c);
        d->organ_id = next_int(&c);
        d->deputy_id = next_int(&c);
        d->due_on = next_date(&c);
        d->title = next_text(&c);
        d->bill = str_eqz(cell_text(&r, i, 8), "bill");
        d->number = next_number(ctx, &c, NULL);
    }
    return ST_OK;
}
