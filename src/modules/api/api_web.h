// SPDX-License-Identifier: MulanPSL-2.0
#ifndef API_WEB_H
#define API_WEB_H
#include "platform/module.h"

handler_fn api_web_show;
#endif
