// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of the notices. */
#ifndef NOTICE_WEB_H
#define NOTICE_WEB_H
#include "platform/module.h"

/* one's own */
handler_fn notice_web_list, notice_web_open, notice_web_read, notice_web_read_all;
#endif
