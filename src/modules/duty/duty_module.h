// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the file of duties. */
#ifndef DUTY_MODULE_H
#define DUTY_MODULE_H
#include "platform/module.h"

extern const struct module duty_module;
/** As the demo congress begins. */
MUST_CHECK enum status duty_demo(struct ctx *ctx);

#endif
