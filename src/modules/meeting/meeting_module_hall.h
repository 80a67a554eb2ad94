// SPDX-License-Identifier: MulanPSL-2.0
/** Routes of the day itself, and their fields. Tables only, no logic. */
#ifndef MEETING_MODULE_HALL_H
#define MEETING_MODULE_HALL_H
#include "modules/meeting/meeting_web_hall.h"
#include "platform/module.h"

extern const struct field MEETING_FIELDS_COURSE[], MEETING_FIELDS_CALL[], MEETING_FIELDS_SCREEN[],
    MEETING_FIELDS_TIMER[], MEETING_FIELDS_NOTE[], MEETING_FIELDS_ASK_FOR[], MEETING_FIELDS_FLOOR[],
    MEETING_FIELDS_VOTE_QUERY[], MEETING_FIELDS_VOTE[], MEETING_FIELDS_PLAIN[],
    MEETING_FIELDS_REPEAT[], MEETING_FIELDS_CHANGE[], MEETING_FIELDS_ROLL_QUERY[],
    MEETING_FIELDS_ROLL[], MEETING_FIELDS_FORMAT[], MEETING_FIELDS_DESK[],
    MEETING_FIELDS_IN_QUERY[], MEETING_FIELDS_IN[], MEETING_FIELDS_SEAT_ASK[],
    MEETING_FIELDS_SEAT_WITHDRAW[], MEETING_FIELDS_SEAT_LEAVE[], MEETING_FIELDS_SPEECH_QUERY[],
    MEETING_FIELDS_SPEECH[], MEETING_FIELDS_SPEECH_NEW[];

/* clang-format off */
#define MEETING_ROUTES_HALL                                                                        \
    {GET, "/meeting/{id}/hall", "meeting.run", meeting_web_hall, .shows = &meeting_hall_view},     \
    {POST, "/meeting/{id}/hall/course", "meeting.run", meeting_web_course, MEETING_FIELDS_COURSE,  \
     meeting_web_hall},                                                                            \
    {POST, "/meeting/{id}/hall/call", "meeting.run", meeting_web_call, MEETING_FIELDS_CALL,        \
     meeting_web_hall},                                                                            \
    {POST, "/meeting/{id}/hall/screen", "meeting.run", meeting_web_show_screen,                    \
     MEETING_FIELDS_SCREEN, meeting_web_hall},                                                     \
    {POST, "/meeting/{id}/hall/timer", "meeting.run", meeting_web_timer, MEETING_FIELDS_TIMER,     \
     meeting_web_hall},                                                                            \
    {POST, "/meeting/{id}/hall/note", "meeting.run", meeting_web_note, MEETING_FIELDS_NOTE,        \
     meeting_web_hall},                                                                            \
    {POST, "/meeting/{id}/hall/ask", "meeting.run", meeting_web_ask_for, MEETING_FIELDS_ASK_FOR,   \
     meeting_web_hall},                                                                            \
    {POST, "/meeting/{id}/hall/floor/{speech_id}", "meeting.run", meeting_web_floor,               \
     MEETING_FIELDS_FLOOR, meeting_web_hall},                                                      \
    {GET, "/meeting/{id}/hall/vote", "meeting.run", meeting_web_vote_form,                         \
     MEETING_FIELDS_VOTE_QUERY},                                                                   \
    {POST, "/meeting/{id}/hall/vote", "meeting.run", meeting_web_vote_new, MEETING_FIELDS_VOTE,    \
     meeting_web_vote_form},                                                                       \
    {POST, "/meeting/{id}/hall/vote/{vote_id}/start", "meeting.run", meeting_web_vote_start,       \
     MEETING_FIELDS_PLAIN, meeting_web_hall},                                                      \
    {POST, "/meeting/{id}/hall/vote/{vote_id}/repeat", "meeting.run", meeting_web_vote_repeat,     \
     MEETING_FIELDS_REPEAT, meeting_web_hall},                                                     \
    {GET, "/meeting/{id}/hall/change", "meeting.run", meeting_web_change_form},                    \
    {POST, "/meeting/{id}/hall/change", "meeting.run", meeting_web_change, MEETING_FIELDS_CHANGE,  \
     meeting_web_change_form},                                                                     \
    {GET, "/meeting/{id}/roll", "meeting.sign_in", meeting_web_roll, MEETING_FIELDS_ROLL_QUERY,    \
     .shows = &meeting_roll_view},                                                                 \
    {POST, "/meeting/{id}/roll", "meeting.sign_in", meeting_web_roll_act, MEETING_FIELDS_ROLL,     \
     meeting_web_roll},                                                                            \
    {GET, "/meeting/{id}/roll/paper", "meeting.sign_in", meeting_web_roll_paper,                   \
     MEETING_FIELDS_FORMAT, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                 \
    {GET, "/meeting/{id}/roll/export", "meeting.sign_in", meeting_web_roll_sheet,                  \
     MEETING_FIELDS_FORMAT, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                 \
    {GET, "/meeting/{id}/roll/codes", "meeting.sign_in", meeting_web_codes, MEETING_FIELDS_FORMAT, \
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},                                                        \
    {GET, "/meeting/{id}/desk", "meeting.sign_in", meeting_web_desk,                               \
     .shows = &meeting_desk_view},                                                                 \
    {POST, "/meeting/{id}/desk", "meeting.sign_in", meeting_web_desk_typed, MEETING_FIELDS_DESK,   \
     meeting_web_desk},                                                                            \
    {GET, "/meeting/{id}/in", SIGNED_IN, meeting_web_in, MEETING_FIELDS_IN_QUERY,                  \
     .shows = &meeting_in_view},                                                                   \
    {POST, "/meeting/{id}/in", SIGNED_IN, meeting_web_in_go, MEETING_FIELDS_IN},                   \
    {GET, "/meeting/{id}/seat", SIGNED_IN, meeting_web_seat, .flags = ROUTE_PHONE,                 \
     .shows = &meeting_seat_view},                                                                 \
    {POST, "/meeting/{id}/seat/ask", SIGNED_IN, meeting_web_seat_ask, MEETING_FIELDS_SEAT_ASK,     \
     meeting_web_seat},                                                                            \
    {POST, "/meeting/{id}/seat/withdraw", SIGNED_IN, meeting_web_seat_withdraw,                    \
     MEETING_FIELDS_SEAT_WITHDRAW, meeting_web_seat},                                              \
    {POST, "/meeting/{id}/seat/leave", SIGNED_IN, meeting_web_seat_leave,                          \
     MEETING_FIELDS_SEAT_LEAVE, meeting_web_seat},                                                 \
    {GET, "/meeting/{id}/screen", "meeting.screen", meeting_web_screen,                            \
     .shows = &meeting_screen_view},                                                               \
    {GET, "/meeting/{id}/stream", SIGNED_IN, meeting_web_stream, .flags = ROUTE_STREAM},           \
    {GET, "/meeting/{id}/speech", "meeting.read", meeting_web_speech_list,                         \
     MEETING_FIELDS_SPEECH_QUERY, .shows = &meeting_speeches_view},                                \
    {GET, "/meeting/{id}/speech/new", "meeting.run", meeting_web_speech_new_form},                 \
    {POST, "/meeting/{id}/speech/new", "meeting.run", meeting_web_speech_new,                      \
     MEETING_FIELDS_SPEECH_NEW, meeting_web_speech_new_form},                                      \
    {GET, "/meeting/{id}/speech/{speech_id}", SIGNED_IN, meeting_web_speech_form},                 \
    {POST, "/meeting/{id}/speech/{speech_id}", SIGNED_IN, meeting_web_speech_save,                 \
     MEETING_FIELDS_SPEECH, meeting_web_speech_form}

#define MEETING_TABLES_HALL                                                                        \
    "meeting_hall", "meeting_attend", "meeting_speech", "meeting_vote", "meeting_proposal",        \
        "meeting_chair_note"
/* clang-format on */
#endif
