// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the day of a meeting, and what they share. */
#ifndef MEETING_WEB_HALL_H
#define MEETING_WEB_HALL_H
#include "meeting_hall_view.h"
#include "modules/meeting/meeting_hall.h"
#include "platform/module.h"

/* meeting_web_hall.c */
handler_fn meeting_web_hall, meeting_web_course, meeting_web_call, meeting_web_floor,
    meeting_web_ask_for, meeting_web_show_screen, meeting_web_timer, meeting_web_note;
/* meeting_web_hall_vote.c */
handler_fn meeting_web_vote_form, meeting_web_vote_new, meeting_web_vote_start,
    meeting_web_vote_repeat, meeting_web_change_form, meeting_web_change;
/* meeting_web_attend.c */
handler_fn meeting_web_roll, meeting_web_roll_act, meeting_web_roll_paper, meeting_web_roll_sheet,
    meeting_web_codes;
/* meeting_web_door.c */
handler_fn meeting_web_desk, meeting_web_desk_typed, meeting_web_in, meeting_web_in_go;
/* meeting_web_seat.c */
handler_fn meeting_web_seat, meeting_web_seat_ask, meeting_web_seat_withdraw,
    meeting_web_seat_leave;
/* meeting_web_screen.c */
handler_fn meeting_web_screen, meeting_web_stream;
/* meeting_web_speech.c */
handler_fn meeting_web_speech_list, meeting_web_speech_form, meeting_web_speech_save,
    meeting_web_speech_new_form, meeting_web_speech_new;

/** Everybody who follows the meeting looks again. */
void meeting_web_told(struct ctx *ctx, int64_t meeting_id);
struct form_page;
/** An amendment that was chosen from the list is called by its number. */
MUST_CHECK enum status meeting_web_name_amendment(struct ctx *ctx, struct meeting_vote_new *in);
/** A choice of the amendments of the item's motion without a vote; nothing if there is none. */
MUST_CHECK enum status meeting_web_put_amendments(struct form_page *f,
                                                  const struct meeting_item *item);
/** After "vote.*": screens of its meeting look again, changes of the agenda and results of motions
 *  are made. */
MUST_CHECK enum status meeting_web_vote_heard(struct ctx *ctx, const struct event_view *e);

/* ---- parts of views: meeting_web_hall_parts.c ---- */

/** What a page of the day starts from. */
struct meeting_day {
    struct meeting m;
    struct meeting_hall hall;
    struct meeting_presence presence;
    struct meeting_there there;
    struct meeting_person *people; /* only by meeting_day_load_people() */
    size_t people_count;
    struct meeting_item *items;
    size_t items_count;
    struct meeting_floor *floors;
    size_t floors_count;
    struct meeting_vote *votes;
    size_t votes_count;
};
MUST_CHECK enum status meeting_day_load(struct ctx *ctx, int64_t meeting_id,
                                        struct meeting_day *out);
/** The same with everybody: for a desk and a console, not for ten thousand phones. */
MUST_CHECK enum status meeting_day_load_people(struct ctx *ctx, int64_t meeting_id,
                                               struct meeting_day *out);
struct meeting_hall_there_v meeting_day_there(struct ctx *ctx, const struct meeting_day *d);
/** Minutes after the opening (or, before it, the planned start); 0 in time. */
int64_t meeting_late_minutes(const struct meeting_day *d, const struct meeting_person *p);
struct meeting_hall_item_v meeting_day_item(struct ctx *ctx, const struct meeting_day *d,
                                            const struct meeting_item *item);
const struct meeting_hall_item_v *meeting_day_current(struct ctx *ctx, const struct meeting_day *d);
/** All items but those withdrawn. */
struct meeting_hall_item_v *meeting_day_items(struct ctx *ctx, const struct meeting_day *d,
                                              size_t *out_count);
struct meeting_floor_row_v meeting_day_floor(struct ctx *ctx, const struct meeting_day *d,
                                             const struct meeting_floor *f);
/** Those of one state, in their order. */
struct meeting_floor_row_v *meeting_day_floors(struct ctx *ctx, const struct meeting_day *d,
                                               const char *state, size_t *out_count);
const struct meeting_floor_row_v *meeting_day_speaker(struct ctx *ctx, const struct meeting_day *d);
MUST_CHECK enum status meeting_day_vote(struct ctx *ctx, const struct meeting_day *d,
                                        const struct meeting_vote *v,
                                        struct meeting_vote_row_v *out);
/** The vote that screens show: the one that runs, else the last of the current item that has been
 *  opened; NULL none. */
const struct meeting_vote *meeting_vote_shown(const struct meeting_day *d);
bool meeting_vote_is_running(const struct vote *v);
struct tag_v meeting_day_tag(enum meeting_state state);
/** Seconds of the countdown that are left; 0: there is none. */
int64_t meeting_timer_left(struct ctx *ctx, const struct meeting_hall *hall);
/** Options of all people, members first, for a select. */
struct option_v *meeting_day_people(struct ctx *ctx, const struct meeting_day *d,
                                    size_t *out_count);
struct option_v *meeting_day_item_options(struct ctx *ctx, const struct meeting_day *d,
                                          size_t *out_count);
#endif
