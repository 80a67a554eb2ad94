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
};
/** Counted votes of an item on which a document of that kind may rest: meeting_item_deciding(). */
MUST_CHECK enum status resolution_source_votes(struct ctx *ctx, enum resolution_kind kind,
                                               int64_t item_id, struct source_vote **out,
                                               size_t *out_count);
/** The result of one of them, with whether it has passed by its own rule. ST_RULE when it is of
 *  another item (item_id 0: of any), no motion, not counted, on an amendment, a clause or
 *  procedure, or repeated since. */
MUST_CHECK enum status resolution_source_vote(struct ctx *ctx, enum resolution_kind kind,
                                              int64_t vote_id, int64_t item_id,
                                              struct resolution_vote *out);
/** Counted votes of satisfaction of an item. */
MUST_CHECK enum status resolution_source_ratings(struct ctx *ctx, int64_t item_id,
                                                 struct source_vote **out, size_t *out_count);
/** The word that a rating of an organ by vote came out as, by the share that vote asks for:
 *  dissatisfied where it was not reached, satisfied where the best word alone reached it, else
 *  basic. The object is the one with the organ's name, or the only one. ST_RULE: none is, not
 *  counted, or no share was fixed. */
MUST_CHECK enum status resolution_source_rating(struct ctx *ctx, int64_t vote_id, int64_t organ_id,
                                                struct str *out);
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
/** The last day of a meeting, whoever asks. */
MUST_CHECK enum status resolution_source_last_day(struct ctx *ctx, int64_t meeting_id,
                                                  struct date *out);
/** May the actor know of a document? Not of one from a meeting behind closed doors of which he does
 *  not know, until it is published. */
bool resolution_source_known(struct ctx *ctx, const struct resolution_doc *d);
/** Meetings of the last `days`, newest first. */
MUST_CHECK enum status resolution_source_meetings(struct ctx *ctx, int days,
                                                  struct source_meeting **out, size_t *out_count);
/** The minutes as the records have them: who was there and who was not, items with their times,
 *  who said what, votes with their formula. `summary`: without the speeches. */
MUST_CHECK enum status resolution_source_parts(struct ctx *ctx, int64_t meeting_id, bool summary,
                                               struct resolution_part **out, size_t *out_count);
#endif
