// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of this module share, and the handlers of the preparation. */
#ifndef MEETING_WEB_H
#define MEETING_WEB_H
#include "meeting_view.h"
#include "modules/meeting/meeting.h"
#include "platform/form.h"
#include "platform/module.h"

/* ---- words, tags, options ---- */

struct str meeting_web_int(struct ctx *ctx, int64_t n);
/** "会前1个月", "会前7天", or that there is no rule. */
struct str meeting_web_notice_time(struct ctx *ctx, const struct meeting_rule *rule);
struct tag_v meeting_state_tag(enum meeting_state state);
struct tag_v meeting_item_state_tag(enum meeting_item_state state);
/** "11月20日 9:00", "2月24日—2月27日". */
struct str meeting_web_when(struct ctx *ctx, const struct meeting *m);
/** "9:05" of a minute of the day. */
struct str meeting_web_clock(struct ctx *ctx, unsigned minute);
/** The planned start as a minute of the day, 0: open. */
unsigned meeting_web_minute(const struct meeting *m);
/** "/meeting/12", "/meeting/12/people". */
struct str meeting_web_url(struct ctx *ctx, int64_t id, const char *rest);
/** The meeting of the path, if the actor may know of it. */
MUST_CHECK enum status meeting_web_get(struct ctx *ctx, const struct request *rq,
                                       struct meeting *out);
/** The way to a page of a meeting: list, meeting. */
struct crumbs_v meeting_web_crumbs(struct ctx *ctx, const struct meeting *m, struct str here);
/** Options of a blank separated word list, labelled by prefix + word; `none` "" or the label of an
 *  empty choice. */
void meeting_web_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                       struct str none);
MUST_CHECK enum status meeting_web_organs(struct ctx *ctx, struct field_v *f);
MUST_CHECK enum status meeting_web_kinds(struct ctx *ctx, struct field_v *f, bool all,
                                         struct str none);
/** Name of an organ, "" for 0. */
MUST_CHECK enum status meeting_web_organ(struct ctx *ctx, int64_t id, struct str *out);

/** Fields of the form of an item; a new one has id 0. */
struct form_page;
MUST_CHECK enum status meeting_web_item_fields(struct form_page *f, const struct meeting *m,
                                               const struct meeting_item *it);

/* ---- handlers ---- */

/* meeting_web_list.c, meeting_web_new.c, meeting_web_show.c, meeting_web_item.c */
handler_fn meeting_web_list, meeting_web_export, meeting_web_new_form, meeting_web_new,
    meeting_web_show, meeting_web_item_new_form, meeting_web_item_new, meeting_web_item;
/* meeting_web_agenda.c */
handler_fn meeting_web_build, meeting_web_order, meeting_web_item_edit_form, meeting_web_item_edit,
    meeting_web_item_drop_form, meeting_web_item_drop, meeting_web_item_end_form,
    meeting_web_item_end;
/* meeting_web_paper.c */
handler_fn meeting_web_paper_new_form, meeting_web_paper_new, meeting_web_paper_edit_form,
    meeting_web_paper_edit, meeting_web_paper_drop, meeting_web_own_note;
/* meeting_web_people.c */
handler_fn meeting_web_people, meeting_web_people_read, meeting_web_person_add_form,
    meeting_web_person_add, meeting_web_person_drop, meeting_web_turn, meeting_web_invite,
    meeting_web_seats, meeting_web_seats_fill, meeting_web_seats_one;
/* meeting_web_help.c */
handler_fn meeting_web_help, meeting_web_help_reveal;
/** "需要照顾：2人" with its page, for who prepares; NULL: nobody, or not for this reader. */
MUST_CHECK enum status meeting_web_help_link(struct ctx *ctx, const struct meeting *m,
                                             const struct link_v **out);
/* meeting_web_attendee.c */
handler_fn meeting_web_attendees, meeting_web_attendees_invite;
/* meeting_web_notice.c */
handler_fn meeting_web_notice_form, meeting_web_notice, meeting_web_coming, meeting_web_seen,
    meeting_web_leave_form, meeting_web_leave, meeting_web_leaves, meeting_web_leave_decide,
    meeting_web_edit_form, meeting_web_edit, meeting_web_cancel_form, meeting_web_cancel;
/* meeting_web_topic.c */
handler_fn meeting_web_topics, meeting_web_topic_new_form, meeting_web_topic_new, meeting_web_topic,
    meeting_web_topic_decide, meeting_web_topic_schedule;
/* meeting_web_calendar.c, meeting_web_kind.c */
handler_fn meeting_web_calendar, meeting_web_kind_list, meeting_web_kind, meeting_web_kind_new_form,
    meeting_web_kind_new, meeting_web_kind_edit_form, meeting_web_kind_edit, meeting_web_kind_use;

/* meeting_web_mark.c */
handler_fn meeting_web_read, meeting_web_mark, meeting_web_mark_drop;
/* meeting_web_session.c */
handler_fn meeting_web_extra_form, meeting_web_extra, meeting_web_first_form, meeting_web_first,
    meeting_web_remote_form, meeting_web_remote, meeting_web_remote_drop, meeting_web_inquire_form,
    meeting_web_inquire, meeting_web_answer_form, meeting_web_answer;
/** By whom a session was called in between; "": it was not. */
MUST_CHECK enum status meeting_web_extra_text(struct ctx *ctx, const struct meeting *m,
                                              struct str *out);
/** The first session that is due, and sessions among these without a preparatory meeting; *n grows
 *  up to `most`. */
MUST_CHECK enum status meeting_web_session_notes(struct ctx *ctx, const struct meeting *all,
                                                 size_t count, struct note_v *notes, size_t *n,
                                                 size_t most);
/** The same of one session. */
MUST_CHECK enum status meeting_web_preparatory_note(struct ctx *ctx, const struct meeting *m,
                                                    struct note_v *notes, size_t *n);
/** What was asked about an item. */
MUST_CHECK enum status meeting_web_inquiries(struct ctx *ctx, const struct meeting *m,
                                             int64_t item_id, struct meeting_item_v *v);

/* meeting_web_print.c */
handler_fn meeting_web_print, meeting_web_pack, meeting_web_letters;

/** Why the preparation cannot be changed any more, as a key; NULL: it can. */
const char *meeting_web_shut(const struct meeting *m);
/** Show a page that is one form. */
/* meeting_web_motion.c */
handler_fn meeting_web_motion_form, meeting_web_motion;
/** The motion that an item is about, if the reader may see it. */
MUST_CHECK enum status meeting_web_put_motion(struct ctx *ctx, const struct meeting_item *item,
                                              struct meeting_item_v *v);
MUST_CHECK enum status meeting_web_page(struct form_page *f, struct response *rs, struct str title);
/** A paper with its file, as a row. */
struct meeting_paper;
MUST_CHECK enum status meeting_web_paper_row(struct ctx *ctx, const struct meeting_paper *p,
                                             struct meeting_paper_row_v *out);
/** The agenda as rows of a page: times, papers the actor may read, what is missing. */
MUST_CHECK enum status meeting_web_agenda(struct ctx *ctx, const struct meeting *m,
                                          struct meeting_agenda_row_v **out, size_t *out_count,
                                          struct str *out_end);
handler_fn meeting_web_invited, meeting_web_invited_people, meeting_web_absence;
/** Who stayed away without leave from a closed meeting, as a sentence; "" nobody. */
MUST_CHECK enum status meeting_web_absent_of(struct ctx *ctx, const struct meeting *m,
                                             struct str *out);
#endif
