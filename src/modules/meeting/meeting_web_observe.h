// SPDX-License-Identifier: MulanPSL-2.0
/** Routes of observers, and their fields. */
#ifndef MEETING_WEB_OBSERVE_H
#define MEETING_WEB_OBSERVE_H
#include "platform/form.h"
#include "platform/module.h"

handler_fn meeting_web_observe, meeting_web_observe_decide, meeting_web_observe_export,
    meeting_web_observe_set_form, meeting_web_observe_set, meeting_web_public_list,
    meeting_web_public_one, meeting_web_public_ask, meeting_web_public_code;
struct tag_v meeting_observer_tag(struct str state);

extern const struct view meeting_observe_view, meeting_public_list_view, meeting_public_one_view,
    meeting_public_code_view;
extern const struct field MEETING_FIELDS_OBSERVE_DECIDE[], MEETING_FIELDS_OBSERVE_SET[],
    MEETING_FIELDS_OBSERVE_ASK[], MEETING_FIELDS_OBSERVE_CODE[], MEETING_FIELDS_OBSERVE_SHEET[];

/* clang-format off */
#define MEETING_ROUTES_OBSERVE                                                                     \
    {GET, "/meeting/{id}/observe", "meeting.observe", meeting_web_observe,                         \
     .shows = &meeting_observe_view},                                                              \
    {POST, "/meeting/{id}/observe", "meeting.observe", meeting_web_observe_decide,                 \
     MEETING_FIELDS_OBSERVE_DECIDE, meeting_web_observe},                                          \
    {GET, "/meeting/{id}/observe/set", "meeting.observe", meeting_web_observe_set_form},           \
    {POST, "/meeting/{id}/observe/set", "meeting.observe", meeting_web_observe_set,                \
     MEETING_FIELDS_OBSERVE_SET, meeting_web_observe_set_form},                                    \
    {GET, "/meeting/{id}/observe/export", "meeting.observe", meeting_web_observe_export,           \
     MEETING_FIELDS_OBSERVE_SHEET, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                          \
    {GET, "/p/meeting", PUBLIC, meeting_web_public_list, .shows = &meeting_public_list_view},      \
    {GET, "/p/meeting/observe", PUBLIC, meeting_web_public_code, MEETING_FIELDS_OBSERVE_CODE,      \
     .shows = &meeting_public_code_view},                                                          \
    {GET, "/p/meeting/{id}", PUBLIC, meeting_web_public_one, .shows = &meeting_public_one_view},   \
    {POST, "/p/meeting/{id}", PUBLIC, meeting_web_public_ask, MEETING_FIELDS_OBSERVE_ASK,          \
     meeting_web_public_one}
/* clang-format on */
#endif
