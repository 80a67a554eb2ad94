// SPDX-License-Identifier: MulanPSL-2.0
/** Columns of meetings, for the store files that read them. */
#ifndef MEETING_STORE_ROW_H
#define MEETING_STORE_ROW_H
#include "modules/meeting/meeting.h"
#include "platform/db.h"

#define MEETING_COLUMNS                                                                            \
    "m.id, m.kind_id, m.rule_id, m.body_id, m.session_id, m.parent_id, m.version, m.name, k.code," \
    " r.name AS kind_name, m.place, m.number, m.state, m.starts_on, m.ends_on, m.starts_at,"       \
    " m.current_item_id, m.opened_at, m.closed_at, m.all_members, m.seat_rows, m.seat_cols,"       \
    " r.closed, m.recorded, m.urgent_reason, m.cancel_reason"
#define MEETING_FROM                                                                               \
    " FROM meeting m"                                                                              \
    " JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id"                   \
    " JOIN meeting_rule r ON r.congress_id = m.congress_id AND r.id = m.rule_id"
#define MEETING_SELECT "SELECT " MEETING_COLUMNS MEETING_FROM

struct meeting meeting_store_read(const struct rows *r, size_t i);
void meeting_store_read_all(struct ctx *ctx, const struct rows *r, struct meeting **out,
                            size_t *out_count);
#endif
