// SPDX-License-Identifier: MulanPSL-2.0
#ifndef WEBHOOK_WEB_H
#define WEBHOOK_WEB_H
#include "platform/module.h"

handler_fn webhook_web_list, webhook_web_add, webhook_web_show, webhook_web_try, webhook_web_again,
    webhook_web_switch, webhook_web_remove;
#endif
