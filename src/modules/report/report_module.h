// SPDX-License-Identifier: MulanPSL-2.0
#ifndef REPORT_MODULE_H
#define REPORT_MODULE_H
#include "platform/module.h"

extern const struct module report_module; /* listed in modules/modules.c */
#endif
