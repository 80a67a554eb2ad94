// SPDX-License-Identifier: MulanPSL-2.0
/** Personal values as somebody sees them who has not said why he has to see them whole. Pure. Too
 *  short to hide anything: all of it is hidden. Empty stays empty. */
#ifndef PLATFORM_MASK_H
#define PLATFORM_MASK_H
#include "base/arena.h"
#include "base/str.h"

/** "13812345678" → "138****5678"; numbers of other lengths keep three at the end. */
struct str mask_phone(struct arena *a, struct str phone);
/** "140826199003071234" → "1****************4": date and place of birth stay hidden. */
struct str mask_id_number(struct arena *a, struct str number);
/** "欧阳小满" → "欧***": one character, and as many stars as there are others. */
struct str mask_name(struct arena *a, struct str name);
/** Whatever else: "******" if there is anything. */
struct str mask_all(struct str value);
/** "青石岭镇石盘村3号" → "青石岭镇****": up to the last of 省市区县乡镇, else all is hidden. */
struct str mask_address(struct arena *a, struct str address);
#endif
