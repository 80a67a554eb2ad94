// SPDX-License-Identifier: MulanPSL-2.0
/** The module attachment, for modules.c. */
#ifndef ATTACHMENT_MODULE_H
#define ATTACHMENT_MODULE_H
#include "platform/module.h"

extern const struct module attachment_module;
#endif
