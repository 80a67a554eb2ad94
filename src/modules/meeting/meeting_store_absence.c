// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on who stayed away without leave. */
#include "modules/meeting/meeting_absence.h"
#include "platform/db.h"

enum { ABSENCES_MAX = 20000 };

/* Of a record taken over, "absent" alone is without leave: the other words are reasons. */
#define WITHOUT_LEAVE                                                                              \
    "p.capacity = 'member' AND p.first_in_at IS NULL AND p.receipt <> 'leave_granted'"             \
    " AND (p.absence IS NULL OR p.absence IN ('', 'absent'))"

/* There, or on leave, in a part of the session. */
#define SEEN_IN_A_PART                                                                             \
    "EXISTS (SELECT 1 FROM meeting b JOIN meeting_person q ON q.congress_id = b.congress_id"       \
    " AND q.meeting_id = b.id WHERE b.congress_id = m.congress_id AND b.parent_id = m.id"          \
    " AND q.deputy_id = p.deputy_id"                                                               \
    " AND (q.first_in_at IS NOT NULL OR q.receipt = 'leave_granted'))"

enum status meeting_store_absences(struct ctx *ctx, struct date from, int64_t meeting_id,
                                   struct meeting_absence **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.id, p.deputy_id, m.id, p.name, m.name, k.code, m.starts_on"
                " FROM meeting m JOIN meeting_kind k ON k.congress_id = m.congress_id"
                " AND k.id = m.kind_id JOIN meeting_person p ON p.congress_id = m.congress_id"
                " AND p.meeting_id = m.id"
                " WHERE m.congress_id = :congress AND m.state IN ('closed', 'minuted')"
                " AND k.code IN ('congress', 'township_congress', 'sc') AND m.starts_on >= :from"
                " AND (:meeting IS NULL OR m.id = :meeting) AND " WITHOUT_LEAVE
                " AND NOT " SEEN_IN_A_PART " ORDER BY p.name, p.deputy_id, m.starts_on, m.id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_ID("meeting", meeting_id), B_INT("most", ABSENCES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_absence);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_absence){
            .person_id = cell_int(&r, i, 0),
            .deputy_id = cell_int(&r, i, 1),
            .meeting_id = cell_int(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .meeting = cell_text(&r, i, 4),
            .session = !str_eqz(cell_text(&r, i, 5), "sc"),
            .on = cell_date(&r, i, 6),
        };
    return ST_OK;
}
