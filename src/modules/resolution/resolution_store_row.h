// SPDX-License-Identifier: MulanPSL-2.0
/** How a row of resolution_doc is read. */
#ifndef RESOLUTION_STORE_ROW_H
#define RESOLUTION_STORE_ROW_H
#include "modules/resolution/resolution_list.h"
#include "platform/db.h"

#define RESOLUTION_COLUMNS                                                                         \
    "d.id, d.version, d.kind, d.state, d.title, d.revision, d.meeting_id, d.item_id, d.origin,"    \
    " d.body_kind, d.vote_id, d.vote_yes, d.vote_no, d.vote_abstain, d.vote_present, d.vote_all,"  \
    " d.vote_formula, d.vote_article, d.passed_on, d.approved_on, d.approved_by, d.series, "       \
    "d.year,"                                                                                      \
    " d.number, d.number_text, d.signed_on, d.signer, d.effect_on, d.published_on, d.power,"       \
    " d.topic_id, d.rank, d.rank_scope, d.rank_note, d.ended_on, d.ended_how, d.ended_by_id,"      \
    " d.amended_by_id, d.drafted_on, d.drafted_by"
enum { RESOLUTION_COLUMNS_COUNT = 40 };

/** The first columns of row `i` are RESOLUTION_COLUMNS. */
struct resolution_doc resolution_store_read(const struct rows *r, size_t i);
const char *resolution_store_body_word(enum resolution_body body);
#endif
