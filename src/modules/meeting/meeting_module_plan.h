// SPDX-License-Identifier: MulanPSL-2.0
/** Routes of the preparation, and their fields. Tables only, no logic. */
#ifndef MEETING_MODULE_PLAN_H
#define MEETING_MODULE_PLAN_H
#include "modules/meeting/meeting_web.h"
#include "platform/module.h"

extern const struct field MEETING_LIST_QUERY[];
extern const struct field MEETING_NEW_FORM[];
extern const struct field MEETING_ITEM_FORM[];

/* clang-format off */
#define MEETING_ROUTES_PLAN                                                                        \
    {GET, "/meeting", "meeting.read", meeting_web_list, MEETING_LIST_QUERY},                       \
    {GET, "/meeting/export", "meeting.read", meeting_web_export, MEETING_LIST_QUERY,               \
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                                        \
    {GET, "/meeting/new", "meeting.prepare", meeting_web_new_form},                                \
    {POST, "/meeting/new", "meeting.prepare", meeting_web_new, MEETING_NEW_FORM,                   \
     meeting_web_new_form},                                                                        \
    {GET, "/meeting/{id}", "meeting.read", meeting_web_show},                                      \
    {GET, "/meeting/{id}/item/new", "meeting.prepare", meeting_web_item_new_form},                 \
    {POST, "/meeting/{id}/item/new", "meeting.prepare", meeting_web_item_new, MEETING_ITEM_FORM,   \
     meeting_web_item_new_form},                                                                   \
    {GET, "/meeting/item/{id}", "meeting.read", meeting_web_item}
/* clang-format on */
#endif
