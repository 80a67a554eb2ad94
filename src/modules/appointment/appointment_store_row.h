// SPDX-License-Identifier: MulanPSL-2.0
/** How a matter is read, for the files of the store. */
#ifndef APPOINTMENT_STORE_ROW_H
#define APPOINTMENT_STORE_ROW_H
#include "modules/appointment/appointment_list.h"
#include "platform/db.h"

#define APPOINTMENT_FROM                                                                           \
    " FROM appointment a"                                                                          \
    " JOIN appointment_person p ON p.congress_id = a.congress_id AND p.id = a.person_id"           \
    " JOIN appointment_post o ON o.congress_id = a.congress_id AND o.id = a.post_id"               \
    " LEFT JOIN appointment_certificate c ON c.congress_id = a.congress_id"                        \
    " AND c.appointment_id = a.id"
#define APPOINTMENT_SELECT                                                                         \
    "SELECT a.id, a.version, a.letter_id, a.person_id, a.post_id, a.act, a.state, a.reason,"       \
    " a.finding, a.checked_on, a.note, a.source, a.item_id, a.vote_id, a.motion_id, a.doc_id,"     \
    " COALESCE(a.yes, 0), COALESCE(a.no, 0), COALESCE(a.abstain, 0),"                              \
    " COALESCE(a.all_members, 0), a.formula, a.article, a.decided_on, a.effect_on, p.name,"        \
    " o.name, o.office, o.organ_id,"                                                               \
    " (SELECT COUNT(*) FROM appointment_swearing s WHERE s.congress_id = a.congress_id"            \
    " AND s.appointment_id = a.id AND s.state = 'sworn'), c.year, c.number" APPOINTMENT_FROM
/** Rows of APPOINTMENT_SELECT. */
void appointment_store_put(struct ctx *ctx, const struct rows *r, struct appointment **out,
                           size_t *out_count);

#endif
