// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of opinions. */
#ifndef OPINION_WEB_H
#define OPINION_WEB_H
#include "platform/module.h"

handler_fn opinion_web_list, opinion_web_export, opinion_web_show;
/* opinion_web_new.c */
handler_fn opinion_web_new_form, opinion_web_new;
#endif
