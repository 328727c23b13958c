import { startCopying } from './copy.mjs';
import { startFiles } from './files.mjs';
import { clearFilter, startFilter } from './filter.mjs';
import { startKeys } from './keys.mjs';
import { showLedger } from './ledger.mjs';
import { startPrinting } from './print.mjs';
import { showReasons } from './reason.mjs';

showLedger();
startFilter();
startFiles(clearFilter);
showReasons();
startKeys();
startCopying();
startPrinting();
