// SPDX-License-Identifier: MulanPSL-2.0
/** Front door of the module recall. */
#ifndef RECALL_MODULE_H
#define RECALL_MODULE_H
#include "platform/module.h"

extern const struct module recall_module;
#endif
