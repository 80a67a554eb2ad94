// SPDX-License-Identifier: MulanPSL-2.0
/** HTTP in and out of the module congress. */
#ifndef CONGRESS_WEB_H
#define CONGRESS_WEB_H
#include "platform/module.h"

/* congress_web.c: the overview, divisions */
handler_fn congress_web_overview, congress_web_division, congress_web_townships;

/* congress_web_organ.c */
handler_fn congress_web_organ, congress_web_organ_export, congress_web_organ_new_page,
    congress_web_organ_new;
handler_fn congress_web_organ_edit_page, congress_web_organ_edit;
handler_fn congress_web_organ_close, congress_web_organ_open;
handler_fn congress_web_delegation, congress_web_delegation_new_page, congress_web_delegation_new;
handler_fn congress_web_delegation_edit_page, congress_web_delegation_edit;

/* congress_web_session.c */
handler_fn congress_web_session, congress_web_session_new_page, congress_web_session_new;
handler_fn congress_web_session_edit_page, congress_web_session_edit;
handler_fn congress_web_term_new_page, congress_web_term_new;

/* congress_web_calendar.c */
handler_fn congress_web_calendar, congress_web_calendar_new_page, congress_web_calendar_new;
handler_fn congress_web_calendar_drop, congress_web_calendar_known;

/* congress_web_model.c */
handler_fn congress_web_model, congress_web_model_take;
/* congress_web_param.c */
handler_fn congress_web_param, congress_web_param_set_page, congress_web_param_set;
handler_fn congress_web_param_drop;
#endif
