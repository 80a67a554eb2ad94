// SPDX-License-Identifier: MulanPSL-2.0
/** The row of a petition, for the stores. */
#ifndef PETITION_STORE_ROW_H
#define PETITION_STORE_ROW_H
#include "modules/petition/petition.h"
#include "platform/db.h"

#define PETITION_COLUMNS                                                                           \
    "p.id, p.version, p.year, p.number, p.kind, p.matter, p.category, p.place, p.against_id,"      \
    " p.received_on, p.people, p.reachable, p.may_publish, p.key_id, p.first_id, p.handler_id,"    \
    " p.leader_id, p.supervised_on, p.state, p.organ_id, p.decided_on, p.accepted_on,"             \
    " p.report_on, p.replied_on, p.asked_on, p.answered_on, p.extended_days, p.hearing_days,"      \
    " p.due_on, p.due_kind, p.outcome, p.ended_on, p.erased_on,"                                   \
    " p.tell_due_on,"                                                                              \
    " (SELECT s.on_day FROM petition_step s WHERE s.congress_id = p.congress_id"                   \
    " AND s.petition_id = p.id AND s.act = 'transfer' ORDER BY s.at DESC, s.id DESC LIMIT 1),"     \
    " (SELECT CASE WHEN s.act = 'give_back' THEN s.on_day END FROM petition_step s"                \
    " WHERE s.congress_id = p.congress_id AND s.petition_id = p.id"                                \
    " AND s.act IN ('transfer', 'give_back', 'keep') ORDER BY s.at DESC, s.id DESC LIMIT 1)"

/** The rating of the last result first; `r` is "" or the table's name with its dot. Not by id: two
 *  programs on one database draw theirs from blocks of their own. */
#define PETITION_RATING_LAST(r)                                                                    \
    "CASE " r "result WHEN 'recheck' THEN 3 WHEN 'review' THEN 2 ELSE 1 END DESC, " r              \
    "rated_on DESC, " r "id DESC"

/** The account keeps out of the petition `p` because it is against him. */
#define PETITION_AGAINST(p, account)                                                               \
    "EXISTS (SELECT 1 FROM petition_recusal x WHERE x.congress_id = " p ".congress_id"             \
    " AND x.petition_id = " p ".id AND x.account_id = " account                                    \
    " AND x.ground = 'accused' AND x.lifted_on IS NULL)"

struct petition petition_row_read(const struct rows *r, size_t i);
#endif
