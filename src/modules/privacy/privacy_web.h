// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of periods, of what is erased next, and of who looked. */
#ifndef PRIVACY_WEB_H
#define PRIVACY_WEB_H
#include "platform/module.h"

handler_fn privacy_web_list, privacy_web_due, privacy_web_erase, privacy_web_edit_page,
    privacy_web_edit, privacy_web_looks;
#endif
