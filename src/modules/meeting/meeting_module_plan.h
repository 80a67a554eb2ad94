// SPDX-License-Identifier: MulanPSL-2.0
/** Routes of the preparation, and their fields. Tables only, no logic. */
#ifndef MEETING_MODULE_PLAN_H
#define MEETING_MODULE_PLAN_H
#include "modules/meeting/meeting_web.h"
#include "platform/module.h"

extern const struct field MEETING_LIST_QUERY[], MEETING_NEW_FORM[], MEETING_EDIT_FORM[],
    MEETING_ITEM_FORM[], MEETING_PLAIN_FORM[], MEETING_ORDER_FORM[], MEETING_END_FORM[],
    MEETING_PAPER_FORM[], MEETING_NOTE_FORM[], MEETING_PERSON_FORM[], MEETING_INVITE_FORM[],
    MEETING_ATTENDEES_QUERY[], MEETING_ATTENDEES_FORM[], MEETING_SEATS_FORM[], MEETING_SEAT_FORM[],
    MEETING_NOTICE_FORM[], MEETING_LEAVE_FORM[], MEETING_DECIDE_FORM[], MEETING_REASON_FORM[],
    MEETING_TOPIC_QUERY[], MEETING_TOPIC_FORM[], MEETING_TOPIC_ANSWER[], MEETING_TOPIC_MEETING[],
    MEETING_YEAR_QUERY[], MEETING_KIND_FORM[], MEETING_PRINT_QUERY[], MEETING_SEATS_QUERY[],
    MEETING_NEW_QUERY[], MEETING_EXTRA_FORM[], MEETING_FIRST_FORM[], MEETING_REMOTE_FORM[],
    MEETING_INQUIRE_FORM[], MEETING_ANSWER_FORM[], MEETING_READ_QUERY[], MEETING_PEOPLE_QUERY[],
    MEETING_MARK_FORM[], MEETING_UNMARK_FORM[];

/* clang-format off */
#define MEETING_ROUTES_PLAN                                                                        \
    {GET, "/meeting", "meeting.read", meeting_web_list, MEETING_LIST_QUERY,                        \
     .shows = &meeting_list_view},                                                                 \
    {GET, "/meeting/export", "meeting.read", meeting_web_export, MEETING_LIST_QUERY,               \
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                                        \
    {GET, "/meeting/calendar", "meeting.read", meeting_web_calendar, MEETING_YEAR_QUERY,           \
     .shows = &meeting_calendar_view},                                                             \
    {GET, "/meeting/kind", "meeting.prepare", meeting_web_kind_list, .shows = &meeting_kinds_view}, \
    {GET, "/meeting/kind/new", "meeting.kinds", meeting_web_kind_new_form},                        \
    {POST, "/meeting/kind/new", "meeting.kinds", meeting_web_kind_new, MEETING_KIND_FORM,          \
     meeting_web_kind_new_form},                                                                   \
    {GET, "/meeting/kind/{id}", "meeting.prepare", meeting_web_kind, .shows = &meeting_kind_view}, \
    {GET, "/meeting/kind/{id}/edit", "meeting.kinds", meeting_web_kind_edit_form},                 \
    {POST, "/meeting/kind/{id}/edit", "meeting.kinds", meeting_web_kind_edit, MEETING_KIND_FORM,   \
     meeting_web_kind_edit_form},                                                                  \
    {POST, "/meeting/kind/{id}/use", "meeting.kinds", meeting_web_kind_use, MEETING_PLAIN_FORM,    \
     meeting_web_kind},                                                                            \
    {GET, "/meeting/motion/{id}", "meeting.prepare", meeting_web_motion_form},                     \
    {POST, "/meeting/motion/{id}", "meeting.prepare", meeting_web_motion, MEETING_TOPIC_MEETING,   \
     meeting_web_motion_form},                                                                     \
    {GET, "/meeting/topic", "meeting.propose", meeting_web_topics, MEETING_TOPIC_QUERY,            \
     .shows = &meeting_topics_view},                                                               \
    {GET, "/meeting/topic/new", "meeting.propose", meeting_web_topic_new_form},                    \
    {POST, "/meeting/topic/new", "meeting.propose", meeting_web_topic_new, MEETING_TOPIC_FORM,     \
     meeting_web_topic_new_form},                                                                  \
    {GET, "/meeting/topic/{id}", "meeting.propose", meeting_web_topic,                             \
     .shows = &meeting_topic_view},                                                                \
    {POST, "/meeting/topic/{id}/decide", "meeting.decide", meeting_web_topic_decide,               \
     MEETING_TOPIC_ANSWER, meeting_web_topic},                                                     \
    {POST, "/meeting/topic/{id}/schedule", "meeting.prepare", meeting_web_topic_schedule,          \
     MEETING_TOPIC_MEETING, meeting_web_topic},                                                    \
    {GET, "/meeting/first", "meeting.prepare", meeting_web_first_form},                            \
    {POST, "/meeting/first", "meeting.prepare", meeting_web_first, MEETING_FIRST_FORM,             \
     meeting_web_first_form},                                                                      \
    {GET, "/meeting/{id}/extra", "meeting.prepare", meeting_web_extra_form},                       \
    {POST, "/meeting/{id}/extra", "meeting.prepare", meeting_web_extra, MEETING_EXTRA_FORM,        \
     meeting_web_extra_form},                                                                      \
    {GET, "/meeting/{id}/remote", "meeting.prepare", meeting_web_remote_form},     \
    {POST, "/meeting/{id}/remote", "meeting.prepare", meeting_web_remote,          \
     MEETING_REMOTE_FORM, meeting_web_remote_form},                                                \
    {POST, "/meeting/{id}/people/{person}/here", "meeting.prepare", meeting_web_remote_drop,       \
     MEETING_PLAIN_FORM, meeting_web_people},                                                      \
    {GET, "/meeting/item/{id}/inquire", "meeting.read", meeting_web_inquire_form},                 \
    {POST, "/meeting/item/{id}/inquire", "meeting.read", meeting_web_inquire,                      \
     MEETING_INQUIRE_FORM, meeting_web_inquire_form},                                              \
    {GET, "/meeting/inquiry/{id}", "meeting.run", meeting_web_answer_form},                        \
    {POST, "/meeting/inquiry/{id}", "meeting.run", meeting_web_answer, MEETING_ANSWER_FORM,        \
     meeting_web_answer_form},                                                                     \
    {GET, "/meeting/new", "meeting.prepare", meeting_web_new_form, MEETING_NEW_QUERY},             \
    {POST, "/meeting/new", "meeting.prepare", meeting_web_new, MEETING_NEW_FORM,                   \
     meeting_web_new_form},                                                                        \
    {GET, "/meeting/{id}", "meeting.read", meeting_web_show, .shows = &meeting_show_view},         \
    {GET, "/meeting/{id}/edit", "meeting.prepare", meeting_web_edit_form},                         \
    {POST, "/meeting/{id}/edit", "meeting.prepare", meeting_web_edit, MEETING_EDIT_FORM,            \
     meeting_web_edit_form},                                                                       \
    {GET, "/meeting/{id}/cancel", "meeting.prepare", meeting_web_cancel_form},                     \
    {POST, "/meeting/{id}/cancel", "meeting.prepare", meeting_web_cancel, MEETING_REASON_FORM,     \
     meeting_web_cancel_form},                                                                     \
    {GET, "/meeting/{id}/agenda", "meeting.prepare", meeting_web_build,                            \
     .shows = &meeting_build_view},                                                                \
    {POST, "/meeting/{id}/agenda", "meeting.prepare", meeting_web_order, MEETING_ORDER_FORM,       \
     meeting_web_build},                                                                           \
    {GET, "/meeting/{id}/item/new", "meeting.prepare", meeting_web_item_new_form},                 \
    {POST, "/meeting/{id}/item/new", "meeting.prepare", meeting_web_item_new, MEETING_ITEM_FORM,   \
     meeting_web_item_new_form},                                                                   \
    {GET, "/meeting/item/{id}", "meeting.read", meeting_web_item, .shows = &meeting_item_view},    \
    {GET, "/meeting/item/{id}/edit", "meeting.prepare", meeting_web_item_edit_form},               \
    {POST, "/meeting/item/{id}/edit", "meeting.prepare", meeting_web_item_edit, MEETING_ITEM_FORM, \
     meeting_web_item_edit_form},                                                                  \
    {GET, "/meeting/item/{id}/drop", "meeting.prepare", meeting_web_item_drop_form},               \
    {POST, "/meeting/item/{id}/drop", "meeting.prepare", meeting_web_item_drop,                    \
     MEETING_PLAIN_FORM, meeting_web_item_drop_form},                                              \
    {GET, "/meeting/item/{id}/end", "meeting.prepare", meeting_web_item_end_form},                 \
    {POST, "/meeting/item/{id}/end", "meeting.prepare", meeting_web_item_end, MEETING_END_FORM,    \
     meeting_web_item_end_form},                                                                   \
    {GET, "/meeting/item/{id}/paper", "meeting.prepare", meeting_web_paper_new_form},              \
    {POST, "/meeting/item/{id}/paper", "meeting.prepare", meeting_web_paper_new,                   \
     MEETING_PAPER_FORM, meeting_web_paper_new_form},                                              \
    {POST, "/meeting/item/{id}/note", "meeting.read", meeting_web_own_note, MEETING_NOTE_FORM,     \
     meeting_web_item},                                                                            \
    {GET, "/meeting/paper/{id}", "meeting.read", meeting_web_read, MEETING_READ_QUERY},            \
    {POST, "/meeting/paper/{id}", "meeting.read", meeting_web_mark, MEETING_MARK_FORM,             \
     meeting_web_read},                                                                            \
    {POST, "/meeting/paper/{id}/unmark", "meeting.read", meeting_web_mark_drop,                    \
     MEETING_UNMARK_FORM, meeting_web_read},                                                       \
    {GET, "/meeting/paper/{id}/edit", "meeting.prepare", meeting_web_paper_edit_form},             \
    {POST, "/meeting/paper/{id}/edit", "meeting.prepare", meeting_web_paper_edit,                  \
     MEETING_PAPER_FORM, meeting_web_paper_edit_form},                                             \
    {POST, "/meeting/paper/{id}/drop", "meeting.prepare", meeting_web_paper_drop,                  \
     MEETING_PLAIN_FORM, meeting_web_paper_edit_form},                                             \
    {GET, "/meeting/{id}/people", "meeting.read", meeting_web_people, MEETING_PEOPLE_QUERY,        \
     .shows = &meeting_people_view},                                                               \
    {GET, "/meeting/{id}/help", "deputy.help", meeting_web_help, .shows = &meeting_help_view},     \
    {POST, "/meeting/{id}/help", "deputy.help", meeting_web_help_reveal, REVEAL_FORM,              \
     meeting_web_help},                                                                            \
    {POST, "/meeting/{id}/people/read", "meeting.prepare", meeting_web_people_read,                \
     MEETING_PLAIN_FORM, meeting_web_people},                                                      \
    {GET, "/meeting/{id}/people/add", "meeting.prepare", meeting_web_person_add_form},             \
    {POST, "/meeting/{id}/people/add", "meeting.prepare", meeting_web_person_add,                  \
     MEETING_PERSON_FORM, meeting_web_person_add_form},                                            \
    {GET, "/meeting/{id}/attendees", "meeting.prepare", meeting_web_attendees,                     \
     MEETING_ATTENDEES_QUERY, .shows = &meeting_attendees_view},                                   \
    {POST, "/meeting/{id}/attendees", "meeting.prepare", meeting_web_attendees_invite,             \
     MEETING_ATTENDEES_FORM, meeting_web_attendees},                                               \
    {POST, "/meeting/person/{id}/drop", "meeting.prepare", meeting_web_person_drop,                \
     MEETING_PLAIN_FORM},                                                                          \
    {GET, "/meeting/{id}/turn", "meeting.prepare", meeting_web_turn, .shows = &meeting_turn_view}, \
    {POST, "/meeting/{id}/turn", "meeting.prepare", meeting_web_invite, MEETING_INVITE_FORM,       \
     meeting_web_turn},                                                                            \
    {GET, "/meeting/{id}/seats", "meeting.read", meeting_web_seats, MEETING_SEATS_QUERY,           \
     .shows = &meeting_seats_view},                                                                \
    {POST, "/meeting/{id}/seats", "meeting.prepare", meeting_web_seats_fill, MEETING_SEATS_FORM,   \
     meeting_web_seats},                                                                           \
    {POST, "/meeting/{id}/seats/one", "meeting.prepare", meeting_web_seats_one, MEETING_SEAT_FORM, \
     meeting_web_seats},                                                                           \
    {GET, "/meeting/{id}/notice", "meeting.prepare", meeting_web_notice_form},                     \
    {POST, "/meeting/{id}/notice", "meeting.prepare", meeting_web_notice, MEETING_NOTICE_FORM,     \
     meeting_web_notice_form},                                                                     \
    {POST, "/meeting/{id}/coming", "meeting.read", meeting_web_coming, MEETING_PLAIN_FORM,         \
     meeting_web_show},                                                                            \
    {POST, "/meeting/{id}/seen", "meeting.read", meeting_web_seen, MEETING_PLAIN_FORM,             \
     meeting_web_show},                                                                            \
    {GET, "/meeting/{id}/print", "meeting.read", meeting_web_print, MEETING_PRINT_QUERY,           \
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                                        \
    {GET, "/meeting/{id}/letters", "meeting.prepare", meeting_web_letters,                         \
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                                        \
    {GET, "/meeting/{id}/pack", "meeting.read", meeting_web_pack,                                  \
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                                        \
    {GET, "/meeting/{id}/leave", "meeting.read", meeting_web_leave_form},                          \
    {POST, "/meeting/{id}/leave", "meeting.read", meeting_web_leave, MEETING_LEAVE_FORM,           \
     meeting_web_leave_form},                                                                      \
    {GET, "/meeting/{id}/leaves", "meeting.decide", meeting_web_leaves,                            \
     .shows = &meeting_leaves_view},                                                               \
    {POST, "/meeting/{id}/leaves", "meeting.decide", meeting_web_leave_decide,                     \
     MEETING_DECIDE_FORM, meeting_web_leaves}
/* clang-format on */
#endif
