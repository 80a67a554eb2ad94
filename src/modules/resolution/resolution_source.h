// SPDX-License-Identifier: MulanPSL-2.0
/** What documents, opinions and minutes take from meetings and votes. */
#ifndef RESOLUTION_SOURCE_H
#define RESOLUTION_SOURCE_H
#include "modules/resolution/resolution_list.h"

/** Something said, to be taken over into the making of an opinion. */
struct resolution_remark_new {
    int64_t doc_id, speech_id; /* speech_id 0: written down by hand */
    struct str speaker, body;
};

struct source_item {
    int64_t id, meeting_id;
    struct str number, title, sort, meeting_name, origin;
    struct date held_on;
    enum resolution_body body_kind;
};
MUST_CHECK enum status resolution_source_item(struct ctx *ctx, int64_t item_id,
                                              struct source_item *out);

/** Items of the meetings of the last `days`, newest meeting first; those that were withdrawn are
 *  left out. */
MUST_CHECK enum status resolution_source_items(struct ctx *ctx, int days, struct source_item **out,
                                               size_t *out_count);

struct source_vote {
    int64_t id;
    struct str title;
    struct resolution_vote result;
    bool passed;
};
/** Counted votes of an item. */
MUST_CHECK enum status resolution_source_votes(struct ctx *ctx, int64_t item_id,
                                               struct source_vote **out, size_t *out_count);
/** The result of one counted vote on one motion. ST_RULE when it is of another item (item_id 0:
 *  of any) or no motion. */
MUST_CHECK enum status resolution_source_vote(struct ctx *ctx, int64_t vote_id, int64_t item_id,
                                              struct resolution_vote *out);
/** Counted votes of satisfaction of an item. */
MUST_CHECK enum status resolution_source_ratings(struct ctx *ctx, int64_t item_id,
                                                 struct source_vote **out, size_t *out_count);
/** The word a rating that was voted on came out as: satisfied, basic or dissatisfied. */
MUST_CHECK enum status resolution_source_rating(struct ctx *ctx, int64_t vote_id, struct str *out);
MUST_CHECK enum status resolution_source_speeches(struct ctx *ctx, int64_t item_id,
                                                  struct resolution_remark_new **out,
                                                  size_t *out_count);

struct source_meeting {
    int64_t id;
    struct str name, place, chair;
    struct date held_on;
};
MUST_CHECK enum status resolution_source_meeting(struct ctx *ctx, int64_t meeting_id,
                                                 struct source_meeting *out);
/** Meetings of the last `days`, newest first. */
MUST_CHECK enum status resolution_source_meetings(struct ctx *ctx, int days,
                                                  struct source_meeting **out, size_t *out_count);
/** The minutes as the records have them: who was there and who was not, items with their times,
 *  who said what, votes with their formula. `summary`: without the speeches. */
MUST_CHECK enum status resolution_source_parts(struct ctx *ctx, int64_t meeting_id, bool summary,
                                               struct resolution_part **out, size_t *out_count);
#endif
