import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface MostRow {
  c1: number | null;
  c2: number | null;
  c3: number | null;
  c4: number | null;
  c5: number | null;
  c6: number | null;
  c7: number | null;
  c8: number | null;
  c9: number | null;
  c10: number | null;
  c11: number | null;
  c12: number | null;
  c13: number | null;
  c14: number | null;
  c15: number | null;
  c16: number | null;
  c17: number | null;
  c18: number | null;
  c19: number | null;
  c20: number | null;
  c21: number | null;
  c22: number | null;
  c23: number | null;
  c24: number | null;
  c25: number | null;
  c26: number | null;
  c27: number | null;
  c28: number | null;
  c29: number | null;
  c30: number | null;
  c31: number | null;
  c32: number | null;
  c33: number | null;
  c34: number | null;
  c35: number | null;
  c36: number | null;
  c37: number | null;
  c38: number | null;
  c39: number | null;
  c40: number | null;
  c41: number | null;
  c42: number | null;
  c43: number | null;
  c44: number | null;
  c45: number | null;
  c46: number | null;
  c47: number | null;
  c48: number | null;
  c49: number | null;
  c50: number | null;
  c51: number | null;
  c52: number | null;
  c53: number | null;
  c54: number | null;
  c55: number | null;
  c56: number | null;
  c57: number | null;
  c58: number | null;
  c59: number | null;
  c60: number | null;
  c61: number | null;
  c62: number | null;
  c63: number | null;
  c64: number | null;
  c65: number | null;
  c66: number | null;
  c67: number | null;
  c68: number | null;
  c69: number | null;
  c70: number | null;
  c71: number | null;
  c72: number | null;
  c73: number | null;
  c74: number | null;
  c75: number | null;
  c76: number | null;
  c77: number | null;
  c78: number | null;
  c79: number | null;
  c80: number | null;
  c81: number | null;
  c82: number | null;
  c83: number | null;
  c84: number | null;
  c85: number | null;
  c86: number | null;
  c87: number | null;
  c88: number | null;
  c89: number | null;
  c90: number | null;
  c91: number | null;
  c92: number | null;
  c93: number | null;
  c94: number | null;
  c95: number | null;
  c96: number | null;
  c97: number | null;
  c98: number | null;
  c99: number | null;
  c100: number | null;
  c101: number | null;
  c102: number | null;
  c103: number | null;
  c104: number | null;
  c105: number | null;
  c106: number | null;
  c107: number | null;
  c108: number | null;
  c109: number | null;
  c110: number | null;
  c111: number | null;
  c112: number | null;
  c113: number | null;
  c114: number | null;
  c115: number | null;
  c116: number | null;
  c117: number | null;
  c118: number | null;
  c119: number | null;
  c120: number | null;
  c121: number | null;
  c122: number | null;
  c123: number | null;
  c124: number | null;
  c125: number | null;
  c126: number | null;
  c127: number | null;
  c128: number | null;
  c129: number | null;
  c130: number | null;
  c131: number | null;
  c132: number | null;
  c133: number | null;
  c134: number | null;
  c135: number | null;
  c136: number | null;
  c137: number | null;
  c138: number | null;
  c139: number | null;
  c140: number | null;
  c141: number | null;
  c142: number | null;
  c143: number | null;
  c144: number | null;
  c145: number | null;
  c146: number | null;
  c147: number | null;
  c148: number | null;
  c149: number | null;
  c150: number | null;
  c151: number | null;
  c152: number | null;
  c153: number | null;
  c154: number | null;
  c155: number | null;
  c156: number | null;
  c157: number | null;
  c158: number | null;
  c159: number | null;
  c160: number | null;
  c161: number | null;
  c162: number | null;
  c163: number | null;
  c164: number | null;
  c165: number | null;
  c166: number | null;
  c167: number | null;
  c168: number | null;
  c169: number | null;
  c170: number | null;
  c171: number | null;
  c172: number | null;
  c173: number | null;
  c174: number | null;
  c175: number | null;
  c176: number | null;
  c177: number | null;
  c178: number | null;
  c179: number | null;
  c180: number | null;
  c181: number | null;
  c182: number | null;
  c183: number | null;
  c184: number | null;
  c185: number | null;
  c186: number | null;
  c187: number | null;
  c188: number | null;
  c189: number | null;
  c190: number | null;
  c191: number | null;
  c192: number | null;
  c193: number | null;
  c194: number | null;
  c195: number | null;
  c196: number | null;
  c197: number | null;
  c198: number | null;
  c199: number | null;
  c200: number | null;
  c201: number | null;
  c202: number | null;
  c203: number | null;
  c204: number | null;
  c205: number | null;
  c206: number | null;
  c207: number | null;
  c208: number | null;
  c209: number | null;
  c210: number | null;
  c211: number | null;
  c212: number | null;
  c213: number | null;
  c214: number | null;
  c215: number | null;
  c216: number | null;
  c217: number | null;
  c218: number | null;
  c219: number | null;
  c220: number | null;
  c221: number | null;
  c222: number | null;
  c223: number | null;
  c224: number | null;
  c225: number | null;
  c226: number | null;
  c227: number | null;
  c228: number | null;
  c229: number | null;
  c230: number | null;
  c231: number | null;
  c232: number | null;
  c233: number | null;
  c234: number | null;
  c235: number | null;
  c236: number | null;
  c237: number | null;
  c238: number | null;
  c239: number | null;
  c240: number | null;
  c241: number | null;
  c242: number | null;
  c243: number | null;
  c244: number | null;
  c245: number | null;
  c246: number | null;
  c247: number | null;
  c248: number | null;
  c249: number | null;
  c250: number | null;
  c251: number | null;
  c252: number | null;
  c253: number | null;
  c254: number | null;
  c255: number | null;
  c256: number | null;
  c257: number | null;
  c258: number | null;
  c259: number | null;
  c260: number | null;
  c261: number | null;
  c262: number | null;
  c263: number | null;
  c264: number | null;
  c265: number | null;
  c266: number | null;
  c267: number | null;
  c268: number | null;
  c269: number | null;
  c270: number | null;
  c271: number | null;
  c272: number | null;
  c273: number | null;
  c274: number | null;
  c275: number | null;
  c276: number | null;
  c277: number | null;
  c278: number | null;
  c279: number | null;
  c280: number | null;
  c281: number | null;
  c282: number | null;
  c283: number | null;
  c284: number | null;
  c285: number | null;
  c286: number | null;
  c287: number | null;
  c288: number | null;
  c289: number | null;
  c290: number | null;
  c291: number | null;
  c292: number | null;
  c293: number | null;
  c294: number | null;
  c295: number | null;
  c296: number | null;
  c297: number | null;
  c298: number | null;
  c299: number | null;
  c300: number | null;
  c301: number | null;
  c302: number | null;
  c303: number | null;
  c304: number | null;
  c305: number | null;
  c306: number | null;
  c307: number | null;
  c308: number | null;
  c309: number | null;
  c310: number | null;
  c311: number | null;
  c312: number | null;
  c313: number | null;
  c314: number | null;
  c315: number | null;
  c316: number | null;
  c317: number | null;
  c318: number | null;
  c319: number | null;
  c320: number | null;
  c321: number | null;
  c322: number | null;
  c323: number | null;
  c324: number | null;
  c325: number | null;
  c326: number | null;
  c327: number | null;
  c328: number | null;
  c329: number | null;
  c330: number | null;
  c331: number | null;
  c332: number | null;
  c333: number | null;
  c334: number | null;
  c335: number | null;
  c336: number | null;
  c337: number | null;
  c338: number | null;
  c339: number | null;
  c340: number | null;
  c341: number | null;
  c342: number | null;
  c343: number | null;
  c344: number | null;
  c345: number | null;
  c346: number | null;
  c347: number | null;
  c348: number | null;
  c349: number | null;
  c350: number | null;
  c351: number | null;
  c352: number | null;
  c353: number | null;
  c354: number | null;
  c355: number | null;
  c356: number | null;
  c357: number | null;
  c358: number | null;
  c359: number | null;
  c360: number | null;
  c361: number | null;
  c362: number | null;
  c363: number | null;
  c364: number | null;
  c365: number | null;
  c366: number | null;
  c367: number | null;
  c368: number | null;
  c369: number | null;
  c370: number | null;
  c371: number | null;
  c372: number | null;
  c373: number | null;
  c374: number | null;
  c375: number | null;
  c376: number | null;
  c377: number | null;
  c378: number | null;
  c379: number | null;
  c380: number | null;
  c381: number | null;
  c382: number | null;
  c383: number | null;
  c384: number | null;
  c385: number | null;
  c386: number | null;
  c387: number | null;
  c388: number | null;
  c389: number | null;
  c390: number | null;
  c391: number | null;
  c392: number | null;
  c393: number | null;
  c394: number | null;
  c395: number | null;
  c396: number | null;
  c397: number | null;
  c398: number | null;
  c399: number | null;
  c400: number | null;
  c401: number | null;
  c402: number | null;
  c403: number | null;
  c404: number | null;
  c405: number | null;
  c406: number | null;
  c407: number | null;
  c408: number | null;
  c409: number | null;
  c410: number | null;
  c411: number | null;
  c412: number | null;
  c413: number | null;
  c414: number | null;
  c415: number | null;
  c416: number | null;
  c417: number | null;
  c418: number | null;
  c419: number | null;
  c420: number | null;
  c421: number | null;
  c422: number | null;
  c423: number | null;
  c424: number | null;
  c425: number | null;
  c426: number | null;
  c427: number | null;
  c428: number | null;
  c429: number | null;
  c430: number | null;
  c431: number | null;
  c432: number | null;
  c433: number | null;
  c434: number | null;
  c435: number | null;
  c436: number | null;
  c437: number | null;
  c438: number | null;
  c439: number | null;
  c440: number | null;
  c441: number | null;
  c442: number | null;
  c443: number | null;
  c444: number | null;
  c445: number | null;
  c446: number | null;
  c447: number | null;
  c448: number | null;
  c449: number | null;
  c450: number | null;
  c451: number | null;
  c452: number | null;
  c453: number | null;
  c454: number | null;
  c455: number | null;
  c456: number | null;
  c457: number | null;
  c458: number | null;
  c459: number | null;
  c460: number | null;
  c461: number | null;
  c462: number | null;
  c463: number | null;
  c464: number | null;
  c465: number | null;
  c466: number | null;
  c467: number | null;
  c468: number | null;
  c469: number | null;
  c470: number | null;
  c471: number | null;
  c472: number | null;
  c473: number | null;
  c474: number | null;
  c475: number | null;
  c476: number | null;
  c477: number | null;
  c478: number | null;
  c479: number | null;
  c480: number | null;
  c481: number | null;
  c482: number | null;
  c483: number | null;
  c484: number | null;
  c485: number | null;
  c486: number | null;
  c487: number | null;
  c488: number | null;
  c489: number | null;
  c490: number | null;
  c491: number | null;
  c492: number | null;
  c493: number | null;
  c494: number | null;
  c495: number | null;
  c496: number | null;
  c497: number | null;
  c498: number | null;
  c499: number | null;
  c500: number | null;
  c501: number | null;
  c502: number | null;
  c503: number | null;
  c504: number | null;
  c505: number | null;
  c506: number | null;
  c507: number | null;
  c508: number | null;
  c509: number | null;
  c510: number | null;
  c511: number | null;
  c512: number | null;
  c513: number | null;
  c514: number | null;
  c515: number | null;
  c516: number | null;
  c517: number | null;
  c518: number | null;
  c519: number | null;
  c520: number | null;
  c521: number | null;
  c522: number | null;
  c523: number | null;
  c524: number | null;
  c525: number | null;
  c526: number | null;
  c527: number | null;
  c528: number | null;
  c529: number | null;
  c530: number | null;
  c531: number | null;
  c532: number | null;
  c533: number | null;
  c534: number | null;
  c535: number | null;
  c536: number | null;
  c537: number | null;
  c538: number | null;
  c539: number | null;
  c540: number | null;
  c541: number | null;
  c542: number | null;
  c543: number | null;
  c544: number | null;
  c545: number | null;
  c546: number | null;
  c547: number | null;
  c548: number | null;
  c549: number | null;
  c550: number | null;
  c551: number | null;
  c552: number | null;
  c553: number | null;
  c554: number | null;
  c555: number | null;
  c556: number | null;
  c557: number | null;
  c558: number | null;
  c559: number | null;
  c560: number | null;
  c561: number | null;
  c562: number | null;
  c563: number | null;
  c564: number | null;
  c565: number | null;
  c566: number | null;
  c567: number | null;
  c568: number | null;
  c569: number | null;
  c570: number | null;
  c571: number | null;
  c572: number | null;
  c573: number | null;
  c574: number | null;
  c575: number | null;
  c576: number | null;
  c577: number | null;
  c578: number | null;
  c579: number | null;
  c580: number | null;
  c581: number | null;
  c582: number | null;
  c583: number | null;
  c584: number | null;
  c585: number | null;
  c586: number | null;
  c587: number | null;
  c588: number | null;
  c589: number | null;
  c590: number | null;
  c591: number | null;
  c592: number | null;
  c593: number | null;
  c594: number | null;
  c595: number | null;
  c596: number | null;
  c597: number | null;
  c598: number | null;
  c599: number | null;
  c600: number | null;
  c601: number | null;
  c602: number | null;
  c603: number | null;
  c604: number | null;
  c605: number | null;
  c606: number | null;
  c607: number | null;
  c608: number | null;
  c609: number | null;
  c610: number | null;
  c611: number | null;
  c612: number | null;
  c613: number | null;
  c614: number | null;
  c615: number | null;
  c616: number | null;
  c617: number | null;
  c618: number | null;
  c619: number | null;
  c620: number | null;
  c621: number | null;
  c622: number | null;
  c623: number | null;
  c624: number | null;
  c625: number | null;
  c626: number | null;
  c627: number | null;
  c628: number | null;
  c629: number | null;
  c630: number | null;
  c631: number | null;
  c632: number | null;
  c633: number | null;
  c634: number | null;
  c635: number | null;
  c636: number | null;
  c637: number | null;
  c638: number | null;
  c639: number | null;
  c640: number | null;
  c641: number | null;
  c642: number | null;
  c643: number | null;
  c644: number | null;
  c645: number | null;
  c646: number | null;
  c647: number | null;
  c648: number | null;
  c649: number | null;
  c650: number | null;
  c651: number | null;
  c652: number | null;
  c653: number | null;
  c654: number | null;
  c655: number | null;
  c656: number | null;
  c657: number | null;
  c658: number | null;
  c659: number | null;
  c660: number | null;
  c661: number | null;
  c662: number | null;
  c663: number | null;
  c664: number | null;
  c665: number | null;
  c666: number | null;
  c667: number | null;
  c668: number | null;
  c669: number | null;
  c670: number | null;
  c671: number | null;
  c672: number | null;
  c673: number | null;
  c674: number | null;
  c675: number | null;
  c676: number | null;
  c677: number | null;
  c678: number | null;
  c679: number | null;
  c680: number | null;
  c681: number | null;
  c682: number | null;
  c683: number | null;
  c684: number | null;
  c685: number | null;
  c686: number | null;
  c687: number | null;
  c688: number | null;
  c689: number | null;
  c690: number | null;
  c691: number | null;
  c692: number | null;
  c693: number | null;
  c694: number | null;
  c695: number | null;
  c696: number | null;
  c697: number | null;
  c698: number | null;
  c699: number | null;
  c700: number | null;
  c701: number | null;
  c702: number | null;
  c703: number | null;
  c704: number | null;
  c705: number | null;
  c706: number | null;
  c707: number | null;
  c708: number | null;
  c709: number | null;
  c710: number | null;
  c711: number | null;
  c712: number | null;
  c713: number | null;
  c714: number | null;
  c715: number | null;
  c716: number | null;
  c717: number | null;
  c718: number | null;
  c719: number | null;
  c720: number | null;
  c721: number | null;
  c722: number | null;
  c723: number | null;
  c724: number | null;
  c725: number | null;
  c726: number | null;
  c727: number | null;
  c728: number | null;
  c729: number | null;
  c730: number | null;
  c731: number | null;
  c732: number | null;
  c733: number | null;
  c734: number | null;
  c735: number | null;
  c736: number | null;
  c737: number | null;
  c738: number | null;
  c739: number | null;
  c740: number | null;
  c741: number | null;
  c742: number | null;
  c743: number | null;
  c744: number | null;
  c745: number | null;
  c746: number | null;
  c747: number | null;
  c748: number | null;
  c749: number | null;
  c750: number | null;
  c751: number | null;
  c752: number | null;
  c753: number | null;
  c754: number | null;
  c755: number | null;
  c756: number | null;
  c757: number | null;
  c758: number | null;
  c759: number | null;
  c760: number | null;
  c761: number | null;
  c762: number | null;
  c763: number | null;
  c764: number | null;
  c765: number | null;
  c766: number | null;
  c767: number | null;
  c768: number | null;
  c769: number | null;
  c770: number | null;
  c771: number | null;
  c772: number | null;
  c773: number | null;
  c774: number | null;
  c775: number | null;
  c776: number | null;
  c777: number | null;
  c778: number | null;
  c779: number | null;
  c780: number | null;
  c781: number | null;
  c782: number | null;
  c783: number | null;
  c784: number | null;
  c785: number | null;
  c786: number | null;
  c787: number | null;
  c788: number | null;
  c789: number | null;
  c790: number | null;
  c791: number | null;
  c792: number | null;
  c793: number | null;
  c794: number | null;
  c795: number | null;
  c796: number | null;
  c797: number | null;
  c798: number | null;
  c799: number | null;
  c800: number | null;
  c801: number | null;
  c802: number | null;
  c803: number | null;
  c804: number | null;
  c805: number | null;
  c806: number | null;
  c807: number | null;
  c808: number | null;
  c809: number | null;
  c810: number | null;
  c811: number | null;
  c812: number | null;
  c813: number | null;
  c814: number | null;
  c815: number | null;
  c816: number | null;
  c817: number | null;
  c818: number | null;
  c819: number | null;
  c820: number | null;
  c821: number | null;
  c822: number | null;
  c823: number | null;
  c824: number | null;
  c825: number | null;
  c826: number | null;
  c827: number | null;
  c828: number | null;
  c829: number | null;
  c830: number | null;
  c831: number | null;
  c832: number | null;
  c833: number | null;
  c834: number | null;
  c835: number | null;
  c836: number | null;
  c837: number | null;
  c838: number | null;
  c839: number | null;
  c840: number | null;
  c841: number | null;
  c842: number | null;
  c843: number | null;
  c844: number | null;
  c845: number | null;
  c846: number | null;
  c847: number | null;
  c848: number | null;
  c849: number | null;
  c850: number | null;
  c851: number | null;
  c852: number | null;
  c853: number | null;
  c854: number | null;
  c855: number | null;
  c856: number | null;
  c857: number | null;
  c858: number | null;
  c859: number | null;
  c860: number | null;
  c861: number | null;
  c862: number | null;
  c863: number | null;
  c864: number | null;
  c865: number | null;
  c866: number | null;
  c867: number | null;
  c868: number | null;
  c869: number | null;
  c870: number | null;
  c871: number | null;
  c872: number | null;
  c873: number | null;
  c874: number | null;
  c875: number | null;
  c876: number | null;
  c877: number | null;
  c878: number | null;
  c879: number | null;
  c880: number | null;
  c881: number | null;
  c882: number | null;
  c883: number | null;
  c884: number | null;
  c885: number | null;
  c886: number | null;
  c887: number | null;
  c888: number | null;
  c889: number | null;
  c890: number | null;
  c891: number | null;
  c892: number | null;
  c893: number | null;
  c894: number | null;
  c895: number | null;
  c896: number | null;
  c897: number | null;
  c898: number | null;
  c899: number | null;
  c900: number | null;
  c901: number | null;
  c902: number | null;
  c903: number | null;
  c904: number | null;
  c905: number | null;
  c906: number | null;
  c907: number | null;
  c908: number | null;
  c909: number | null;
  c910: number | null;
  c911: number | null;
  c912: number | null;
  c913: number | null;
  c914: number | null;
  c915: number | null;
  c916: number | null;
  c917: number | null;
  c918: number | null;
  c919: number | null;
  c920: number | null;
  c921: number | null;
  c922: number | null;
  c923: number | null;
  c924: number | null;
  c925: number | null;
  c926: number | null;
  c927: number | null;
  c928: number | null;
  c929: number | null;
  c930: number | null;
  c931: number | null;
  c932: number | null;
  c933: number | null;
  c934: number | null;
  c935: number | null;
  c936: number | null;
  c937: number | null;
  c938: number | null;
  c939: number | null;
  c940: number | null;
  c941: number | null;
  c942: number | null;
  c943: number | null;
  c944: number | null;
  c945: number | null;
  c946: number | null;
  c947: number | null;
  c948: number | null;
  c949: number | null;
  c950: number | null;
  c951: number | null;
  c952: number | null;
  c953: number | null;
  c954: number | null;
  c955: number | null;
  c956: number | null;
  c957: number | null;
  c958: number | null;
  c959: number | null;
  c960: number | null;
  c961: number | null;
  c962: number | null;
  c963: number | null;
  c964: number | null;
  c965: number | null;
  c966: number | null;
  c967: number | null;
  c968: number | null;
  c969: number | null;
  c970: number | null;
  c971: number | null;
  c972: number | null;
  c973: number | null;
  c974: number | null;
  c975: number | null;
  c976: number | null;
  c977: number | null;
  c978: number | null;
  c979: number | null;
  c980: number | null;
  c981: number | null;
  c982: number | null;
  c983: number | null;
  c984: number | null;
  c985: number | null;
  c986: number | null;
  c987: number | null;
  c988: number | null;
  c989: number | null;
  c990: number | null;
  c991: number | null;
  c992: number | null;
  c993: number | null;
  c994: number | null;
  c995: number | null;
  c996: number | null;
  c997: number | null;
  c998: number | null;
  c999: number | null;
  c1000: number | null;
  c1001: number | null;
  c1002: number | null;
  c1003: number | null;
  c1004: number | null;
  c1005: number | null;
  c1006: number | null;
  c1007: number | null;
  c1008: number | null;
  c1009: number | null;
  c1010: number | null;
  c1011: number | null;
  c1012: number | null;
  c1013: number | null;
  c1014: number | null;
  c1015: number | null;
  c1016: number | null;
  c1017: number | null;
  c1018: number | null;
  c1019: number | null;
  c1020: number | null;
  c1021: number | null;
  c1022: number | null;
  c1023: number | null;
  c1024: number | null;
  c1025: number | null;
  c1026: number | null;
  c1027: number | null;
  c1028: number | null;
  c1029: number | null;
  c1030: number | null;
  c1031: number | null;
  c1032: number | null;
  c1033: number | null;
  c1034: number | null;
  c1035: number | null;
  c1036: number | null;
  c1037: number | null;
  c1038: number | null;
  c1039: number | null;
  c1040: number | null;
  c1041: number | null;
  c1042: number | null;
  c1043: number | null;
  c1044: number | null;
  c1045: number | null;
  c1046: number | null;
  c1047: number | null;
  c1048: number | null;
  c1049: number | null;
  c1050: number | null;
  c1051: number | null;
  c1052: number | null;
  c1053: number | null;
  c1054: number | null;
  c1055: number | null;
  c1056: number | null;
  c1057: number | null;
  c1058: number | null;
  c1059: number | null;
  c1060: number | null;
  c1061: number | null;
  c1062: number | null;
  c1063: number | null;
  c1064: number | null;
  c1065: number | null;
  c1066: number | null;
  c1067: number | null;
  c1068: number | null;
  c1069: number | null;
  c1070: number | null;
  c1071: number | null;
  c1072: number | null;
  c1073: number | null;
  c1074: number | null;
  c1075: number | null;
  c1076: number | null;
  c1077: number | null;
  c1078: number | null;
  c1079: number | null;
  c1080: number | null;
  c1081: number | null;
  c1082: number | null;
  c1083: number | null;
  c1084: number | null;
  c1085: number | null;
  c1086: number | null;
  c1087: number | null;
  c1088: number | null;
  c1089: number | null;
  c1090: number | null;
  c1091: number | null;
  c1092: number | null;
  c1093: number | null;
  c1094: number | null;
  c1095: number | null;
  c1096: number | null;
  c1097: number | null;
  c1098: number | null;
  c1099: number | null;
  c1100: number | null;
  c1101: number | null;
  c1102: number | null;
  c1103: number | null;
  c1104: number | null;
  c1105: number | null;
  c1106: number | null;
  c1107: number | null;
  c1108: number | null;
  c1109: number | null;
  c1110: number | null;
  c1111: number | null;
  c1112: number | null;
  c1113: number | null;
  c1114: number | null;
  c1115: number | null;
  c1116: number | null;
  c1117: number | null;
  c1118: number | null;
  c1119: number | null;
  c1120: number | null;
  c1121: number | null;
  c1122: number | null;
  c1123: number | null;
  c1124: number | null;
  c1125: number | null;
  c1126: number | null;
  c1127: number | null;
  c1128: number | null;
  c1129: number | null;
  c1130: number | null;
  c1131: number | null;
  c1132: number | null;
  c1133: number | null;
  c1134: number | null;
  c1135: number | null;
  c1136: number | null;
  c1137: number | null;
  c1138: number | null;
  c1139: number | null;
  c1140: number | null;
  c1141: number | null;
  c1142: number | null;
  c1143: number | null;
  c1144: number | null;
  c1145: number | null;
  c1146: number | null;
  c1147: number | null;
  c1148: number | null;
  c1149: number | null;
  c1150: number | null;
  c1151: number | null;
  c1152: number | null;
  c1153: number | null;
  c1154: number | null;
  c1155: number | null;
  c1156: number | null;
  c1157: number | null;
  c1158: number | null;
  c1159: number | null;
  c1160: number | null;
  c1161: number | null;
  c1162: number | null;
  c1163: number | null;
  c1164: number | null;
  c1165: number | null;
  c1166: number | null;
  c1167: number | null;
  c1168: number | null;
  c1169: number | null;
  c1170: number | null;
  c1171: number | null;
  c1172: number | null;
  c1173: number | null;
  c1174: number | null;
  c1175: number | null;
  c1176: number | null;
  c1177: number | null;
  c1178: number | null;
  c1179: number | null;
  c1180: number | null;
  c1181: number | null;
  c1182: number | null;
  c1183: number | null;
  c1184: number | null;
  c1185: number | null;
  c1186: number | null;
  c1187: number | null;
  c1188: number | null;
  c1189: number | null;
  c1190: number | null;
  c1191: number | null;
  c1192: number | null;
  c1193: number | null;
  c1194: number | null;
  c1195: number | null;
  c1196: number | null;
  c1197: number | null;
  c1198: number | null;
  c1199: number | null;
  c1200: number | null;
  c1201: number | null;
  c1202: number | null;
  c1203: number | null;
  c1204: number | null;
  c1205: number | null;
  c1206: number | null;
  c1207: number | null;
  c1208: number | null;
  c1209: number | null;
  c1210: number | null;
  c1211: number | null;
  c1212: number | null;
  c1213: number | null;
  c1214: number | null;
  c1215: number | null;
  c1216: number | null;
  c1217: number | null;
  c1218: number | null;
  c1219: number | null;
  c1220: number | null;
  c1221: number | null;
  c1222: number | null;
  c1223: number | null;
  c1224: number | null;
  c1225: number | null;
  c1226: number | null;
  c1227: number | null;
  c1228: number | null;
  c1229: number | null;
  c1230: number | null;
  c1231: number | null;
  c1232: number | null;
  c1233: number | null;
  c1234: number | null;
  c1235: number | null;
  c1236: number | null;
  c1237: number | null;
  c1238: number | null;
  c1239: number | null;
  c1240: number | null;
  c1241: number | null;
  c1242: number | null;
  c1243: number | null;
  c1244: number | null;
  c1245: number | null;
  c1246: number | null;
  c1247: number | null;
  c1248: number | null;
  c1249: number | null;
  c1250: number | null;
  c1251: number | null;
  c1252: number | null;
  c1253: number | null;
  c1254: number | null;
  c1255: number | null;
  c1256: number | null;
  c1257: number | null;
  c1258: number | null;
  c1259: number | null;
  c1260: number | null;
  c1261: number | null;
  c1262: number | null;
  c1263: number | null;
  c1264: number | null;
  c1265: number | null;
  c1266: number | null;
  c1267: number | null;
  c1268: number | null;
  c1269: number | null;
  c1270: number | null;
  c1271: number | null;
  c1272: number | null;
  c1273: number | null;
  c1274: number | null;
  c1275: number | null;
  c1276: number | null;
  c1277: number | null;
  c1278: number | null;
  c1279: number | null;
  c1280: number | null;
  c1281: number | null;
  c1282: number | null;
  c1283: number | null;
  c1284: number | null;
  c1285: number | null;
  c1286: number | null;
  c1287: number | null;
  c1288: number | null;
  c1289: number | null;
  c1290: number | null;
  c1291: number | null;
  c1292: number | null;
  c1293: number | null;
  c1294: number | null;
  c1295: number | null;
  c1296: number | null;
  c1297: number | null;
  c1298: number | null;
  c1299: number | null;
  c1300: number | null;
  c1301: number | null;
  c1302: number | null;
  c1303: number | null;
  c1304: number | null;
  c1305: number | null;
  c1306: number | null;
  c1307: number | null;
  c1308: number | null;
  c1309: number | null;
  c1310: number | null;
  c1311: number | null;
  c1312: number | null;
  c1313: number | null;
  c1314: number | null;
  c1315: number | null;
  c1316: number | null;
  c1317: number | null;
  c1318: number | null;
  c1319: number | null;
  c1320: number | null;
  c1321: number | null;
  c1322: number | null;
  c1323: number | null;
  c1324: number | null;
  c1325: number | null;
  c1326: number | null;
  c1327: number | null;
  c1328: number | null;
  c1329: number | null;
  c1330: number | null;
  c1331: number | null;
  c1332: number | null;
  c1333: number | null;
  c1334: number | null;
  c1335: number | null;
  c1336: number | null;
  c1337: number | null;
  c1338: number | null;
  c1339: number | null;
  c1340: number | null;
  c1341: number | null;
  c1342: number | null;
  c1343: number | null;
  c1344: number | null;
  c1345: number | null;
  c1346: number | null;
  c1347: number | null;
  c1348: number | null;
  c1349: number | null;
  c1350: number | null;
  c1351: number | null;
  c1352: number | null;
  c1353: number | null;
  c1354: number | null;
  c1355: number | null;
  c1356: number | null;
  c1357: number | null;
  c1358: number | null;
  c1359: number | null;
  c1360: number | null;
  c1361: number | null;
  c1362: number | null;
  c1363: number | null;
  c1364: number | null;
  c1365: number | null;
  c1366: number | null;
  c1367: number | null;
  c1368: number | null;
  c1369: number | null;
  c1370: number | null;
  c1371: number | null;
  c1372: number | null;
  c1373: number | null;
  c1374: number | null;
  c1375: number | null;
  c1376: number | null;
  c1377: number | null;
  c1378: number | null;
  c1379: number | null;
  c1380: number | null;
  c1381: number | null;
  c1382: number | null;
  c1383: number | null;
  c1384: number | null;
  c1385: number | null;
  c1386: number | null;
  c1387: number | null;
  c1388: number | null;
  c1389: number | null;
  c1390: number | null;
  c1391: number | null;
  c1392: number | null;
  c1393: number | null;
  c1394: number | null;
  c1395: number | null;
  c1396: number | null;
  c1397: number | null;
  c1398: number | null;
  c1399: number | null;
  c1400: number | null;
  c1401: number | null;
  c1402: number | null;
  c1403: number | null;
  c1404: number | null;
  c1405: number | null;
  c1406: number | null;
  c1407: number | null;
  c1408: number | null;
  c1409: number | null;
  c1410: number | null;
  c1411: number | null;
  c1412: number | null;
  c1413: number | null;
  c1414: number | null;
  c1415: number | null;
  c1416: number | null;
  c1417: number | null;
  c1418: number | null;
  c1419: number | null;
  c1420: number | null;
  c1421: number | null;
  c1422: number | null;
  c1423: number | null;
  c1424: number | null;
  c1425: number | null;
  c1426: number | null;
  c1427: number | null;
  c1428: number | null;
  c1429: number | null;
  c1430: number | null;
  c1431: number | null;
  c1432: number | null;
  c1433: number | null;
  c1434: number | null;
  c1435: number | null;
  c1436: number | null;
  c1437: number | null;
  c1438: number | null;
  c1439: number | null;
  c1440: number | null;
  c1441: number | null;
  c1442: number | null;
  c1443: number | null;
  c1444: number | null;
  c1445: number | null;
  c1446: number | null;
  c1447: number | null;
  c1448: number | null;
  c1449: number | null;
  c1450: number | null;
  c1451: number | null;
  c1452: number | null;
  c1453: number | null;
  c1454: number | null;
  c1455: number | null;
  c1456: number | null;
  c1457: number | null;
  c1458: number | null;
  c1459: number | null;
  c1460: number | null;
  c1461: number | null;
  c1462: number | null;
  c1463: number | null;
  c1464: number | null;
  c1465: number | null;
  c1466: number | null;
  c1467: number | null;
  c1468: number | null;
  c1469: number | null;
  c1470: number | null;
  c1471: number | null;
  c1472: number | null;
  c1473: number | null;
  c1474: number | null;
  c1475: number | null;
  c1476: number | null;
  c1477: number | null;
  c1478: number | null;
  c1479: number | null;
  c1480: number | null;
  c1481: number | null;
  c1482: number | null;
  c1483: number | null;
  c1484: number | null;
  c1485: number | null;
  c1486: number | null;
  c1487: number | null;
  c1488: number | null;
  c1489: number | null;
  c1490: number | null;
  c1491: number | null;
  c1492: number | null;
  c1493: number | null;
  c1494: number | null;
  c1495: number | null;
  c1496: number | null;
  c1497: number | null;
  c1498: number | null;
  c1499: number | null;
  c1500: number | null;
  c1501: number | null;
  c1502: number | null;
  c1503: number | null;
  c1504: number | null;
  c1505: number | null;
  c1506: number | null;
  c1507: number | null;
  c1508: number | null;
  c1509: number | null;
  c1510: number | null;
  c1511: number | null;
  c1512: number | null;
  c1513: number | null;
  c1514: number | null;
  c1515: number | null;
  c1516: number | null;
  c1517: number | null;
  c1518: number | null;
  c1519: number | null;
  c1520: number | null;
  c1521: number | null;
  c1522: number | null;
  c1523: number | null;
  c1524: number | null;
  c1525: number | null;
  c1526: number | null;
  c1527: number | null;
  c1528: number | null;
  c1529: number | null;
  c1530: number | null;
  c1531: number | null;
  c1532: number | null;
  c1533: number | null;
  c1534: number | null;
  c1535: number | null;
  c1536: number | null;
  c1537: number | null;
  c1538: number | null;
  c1539: number | null;
  c1540: number | null;
  c1541: number | null;
  c1542: number | null;
  c1543: number | null;
  c1544: number | null;
  c1545: number | null;
  c1546: number | null;
  c1547: number | null;
  c1548: number | null;
  c1549: number | null;
  c1550: number | null;
  c1551: number | null;
  c1552: number | null;
  c1553: number | null;
  c1554: number | null;
  c1555: number | null;
  c1556: number | null;
  c1557: number | null;
  c1558: number | null;
  c1559: number | null;
  c1560: number | null;
  c1561: number | null;
  c1562: number | null;
  c1563: number | null;
  c1564: number | null;
  c1565: number | null;
  c1566: number | null;
  c1567: number | null;
  c1568: number | null;
  c1569: number | null;
  c1570: number | null;
  c1571: number | null;
  c1572: number | null;
  c1573: number | null;
  c1574: number | null;
  c1575: number | null;
  c1576: number | null;
  c1577: number | null;
  c1578: number | null;
  c1579: number | null;
  c1580: number | null;
  c1581: number | null;
  c1582: number | null;
  c1583: number | null;
  c1584: number | null;
  c1585: number | null;
  c1586: number | null;
  c1587: number | null;
  c1588: number | null;
  c1589: number | null;
  c1590: number | null;
  c1591: number | null;
  c1592: number | null;
  c1593: number | null;
  c1594: number | null;
  c1595: number | null;
  c1596: number | null;
  c1597: number | null;
  c1598: number | null;
  c1599: number | null;
  c1600: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type MostInsert = Insertable<MostRow>;

/** Columns to set. */
export type MostPatch = Patchable<MostRow>;

export type MostReader = TableReader<MostRow>;

/** Rows of wide.most: select, insert, update, delete, returning. */
export class MostRepository extends RowStoreRepository<
  MostRow,
  MostInsert,
  MostPatch
> {}

const table = defineTable<MostRow>({
  schema: "wide",
  name: "most",
  columns: {
    c1: t.int4("c1", "integer"),
    c2: t.int4("c2", "integer"),
    c3: t.int4("c3", "integer"),
    c4: t.int4("c4", "integer"),
    c5: t.int4("c5", "integer"),
    c6: t.int4("c6", "integer"),
    c7: t.int4("c7", "integer"),
    c8: t.int4("c8", "integer"),
    c9: t.int4("c9", "integer"),
    c10: t.int4("c10", "integer"),
    c11: t.int4("c11", "integer"),
    c12: t.int4("c12", "integer"),
    c13: t.int4("c13", "integer"),
    c14: t.int4("c14", "integer"),
    c15: t.int4("c15", "integer"),
    c16: t.int4("c16", "integer"),
    c17: t.int4("c17", "integer"),
    c18: t.int4("c18", "integer"),
    c19: t.int4("c19", "integer"),
    c20: t.int4("c20", "integer"),
    c21: t.int4("c21", "integer"),
    c22: t.int4("c22", "integer"),
    c23: t.int4("c23", "integer"),
    c24: t.int4("c24", "integer"),
    c25: t.int4("c25", "integer"),
    c26: t.int4("c26", "integer"),
    c27: t.int4("c27", "integer"),
    c28: t.int4("c28", "integer"),
    c29: t.int4("c29", "integer"),
    c30: t.int4("c30", "integer"),
    c31: t.int4("c31", "integer"),
    c32: t.int4("c32", "integer"),
    c33: t.int4("c33", "integer"),
    c34: t.int4("c34", "integer"),
    c35: t.int4("c35", "integer"),
    c36: t.int4("c36", "integer"),
    c37: t.int4("c37", "integer"),
    c38: t.int4("c38", "integer"),
    c39: t.int4("c39", "integer"),
    c40: t.int4("c40", "integer"),
    c41: t.int4("c41", "integer"),
    c42: t.int4("c42", "integer"),
    c43: t.int4("c43", "integer"),
    c44: t.int4("c44", "integer"),
    c45: t.int4("c45", "integer"),
    c46: t.int4("c46", "integer"),
    c47: t.int4("c47", "integer"),
    c48: t.int4("c48", "integer"),
    c49: t.int4("c49", "integer"),
    c50: t.int4("c50", "integer"),
    c51: t.int4("c51", "integer"),
    c52: t.int4("c52", "integer"),
    c53: t.int4("c53", "integer"),
    c54: t.int4("c54", "integer"),
    c55: t.int4("c55", "integer"),
    c56: t.int4("c56", "integer"),
    c57: t.int4("c57", "integer"),
    c58: t.int4("c58", "integer"),
    c59: t.int4("c59", "integer"),
    c60: t.int4("c60", "integer"),
    c61: t.int4("c61", "integer"),
    c62: t.int4("c62", "integer"),
    c63: t.int4("c63", "integer"),
    c64: t.int4("c64", "integer"),
    c65: t.int4("c65", "integer"),
    c66: t.int4("c66", "integer"),
    c67: t.int4("c67", "integer"),
    c68: t.int4("c68", "integer"),
    c69: t.int4("c69", "integer"),
    c70: t.int4("c70", "integer"),
    c71: t.int4("c71", "integer"),
    c72: t.int4("c72", "integer"),
    c73: t.int4("c73", "integer"),
    c74: t.int4("c74", "integer"),
    c75: t.int4("c75", "integer"),
    c76: t.int4("c76", "integer"),
    c77: t.int4("c77", "integer"),
    c78: t.int4("c78", "integer"),
    c79: t.int4("c79", "integer"),
    c80: t.int4("c80", "integer"),
    c81: t.int4("c81", "integer"),
    c82: t.int4("c82", "integer"),
    c83: t.int4("c83", "integer"),
    c84: t.int4("c84", "integer"),
    c85: t.int4("c85", "integer"),
    c86: t.int4("c86", "integer"),
    c87: t.int4("c87", "integer"),
    c88: t.int4("c88", "integer"),
    c89: t.int4("c89", "integer"),
    c90: t.int4("c90", "integer"),
    c91: t.int4("c91", "integer"),
    c92: t.int4("c92", "integer"),
    c93: t.int4("c93", "integer"),
    c94: t.int4("c94", "integer"),
    c95: t.int4("c95", "integer"),
    c96: t.int4("c96", "integer"),
    c97: t.int4("c97", "integer"),
    c98: t.int4("c98", "integer"),
    c99: t.int4("c99", "integer"),
    c100: t.int4("c100", "integer"),
    c101: t.int4("c101", "integer"),
    c102: t.int4("c102", "integer"),
    c103: t.int4("c103", "integer"),
    c104: t.int4("c104", "integer"),
    c105: t.int4("c105", "integer"),
    c106: t.int4("c106", "integer"),
    c107: t.int4("c107", "integer"),
    c108: t.int4("c108", "integer"),
    c109: t.int4("c109", "integer"),
    c110: t.int4("c110", "integer"),
    c111: t.int4("c111", "integer"),
    c112: t.int4("c112", "integer"),
    c113: t.int4("c113", "integer"),
    c114: t.int4("c114", "integer"),
    c115: t.int4("c115", "integer"),
    c116: t.int4("c116", "integer"),
    c117: t.int4("c117", "integer"),
    c118: t.int4("c118", "integer"),
    c119: t.int4("c119", "integer"),
    c120: t.int4("c120", "integer"),
    c121: t.int4("c121", "integer"),
    c122: t.int4("c122", "integer"),
    c123: t.int4("c123", "integer"),
    c124: t.int4("c124", "integer"),
    c125: t.int4("c125", "integer"),
    c126: t.int4("c126", "integer"),
    c127: t.int4("c127", "integer"),
    c128: t.int4("c128", "integer"),
    c129: t.int4("c129", "integer"),
    c130: t.int4("c130", "integer"),
    c131: t.int4("c131", "integer"),
    c132: t.int4("c132", "integer"),
    c133: t.int4("c133", "integer"),
    c134: t.int4("c134", "integer"),
    c135: t.int4("c135", "integer"),
    c136: t.int4("c136", "integer"),
    c137: t.int4("c137", "integer"),
    c138: t.int4("c138", "integer"),
    c139: t.int4("c139", "integer"),
    c140: t.int4("c140", "integer"),
    c141: t.int4("c141", "integer"),
    c142: t.int4("c142", "integer"),
    c143: t.int4("c143", "integer"),
    c144: t.int4("c144", "integer"),
    c145: t.int4("c145", "integer"),
    c146: t.int4("c146", "integer"),
    c147: t.int4("c147", "integer"),
    c148: t.int4("c148", "integer"),
    c149: t.int4("c149", "integer"),
    c150: t.int4("c150", "integer"),
    c151: t.int4("c151", "integer"),
    c152: t.int4("c152", "integer"),
    c153: t.int4("c153", "integer"),
    c154: t.int4("c154", "integer"),
    c155: t.int4("c155", "integer"),
    c156: t.int4("c156", "integer"),
    c157: t.int4("c157", "integer"),
    c158: t.int4("c158", "integer"),
    c159: t.int4("c159", "integer"),
    c160: t.int4("c160", "integer"),
    c161: t.int4("c161", "integer"),
    c162: t.int4("c162", "integer"),
    c163: t.int4("c163", "integer"),
    c164: t.int4("c164", "integer"),
    c165: t.int4("c165", "integer"),
    c166: t.int4("c166", "integer"),
    c167: t.int4("c167", "integer"),
    c168: t.int4("c168", "integer"),
    c169: t.int4("c169", "integer"),
    c170: t.int4("c170", "integer"),
    c171: t.int4("c171", "integer"),
    c172: t.int4("c172", "integer"),
    c173: t.int4("c173", "integer"),
    c174: t.int4("c174", "integer"),
    c175: t.int4("c175", "integer"),
    c176: t.int4("c176", "integer"),
    c177: t.int4("c177", "integer"),
    c178: t.int4("c178", "integer"),
    c179: t.int4("c179", "integer"),
    c180: t.int4("c180", "integer"),
    c181: t.int4("c181", "integer"),
    c182: t.int4("c182", "integer"),
    c183: t.int4("c183", "integer"),
    c184: t.int4("c184", "integer"),
    c185: t.int4("c185", "integer"),
    c186: t.int4("c186", "integer"),
    c187: t.int4("c187", "integer"),
    c188: t.int4("c188", "integer"),
    c189: t.int4("c189", "integer"),
    c190: t.int4("c190", "integer"),
    c191: t.int4("c191", "integer"),
    c192: t.int4("c192", "integer"),
    c193: t.int4("c193", "integer"),
    c194: t.int4("c194", "integer"),
    c195: t.int4("c195", "integer"),
    c196: t.int4("c196", "integer"),
    c197: t.int4("c197", "integer"),
    c198: t.int4("c198", "integer"),
    c199: t.int4("c199", "integer"),
    c200: t.int4("c200", "integer"),
    c201: t.int4("c201", "integer"),
    c202: t.int4("c202", "integer"),
    c203: t.int4("c203", "integer"),
    c204: t.int4("c204", "integer"),
    c205: t.int4("c205", "integer"),
    c206: t.int4("c206", "integer"),
    c207: t.int4("c207", "integer"),
    c208: t.int4("c208", "integer"),
    c209: t.int4("c209", "integer"),
    c210: t.int4("c210", "integer"),
    c211: t.int4("c211", "integer"),
    c212: t.int4("c212", "integer"),
    c213: t.int4("c213", "integer"),
    c214: t.int4("c214", "integer"),
    c215: t.int4("c215", "integer"),
    c216: t.int4("c216", "integer"),
    c217: t.int4("c217", "integer"),
    c218: t.int4("c218", "integer"),
    c219: t.int4("c219", "integer"),
    c220: t.int4("c220", "integer"),
    c221: t.int4("c221", "integer"),
    c222: t.int4("c222", "integer"),
    c223: t.int4("c223", "integer"),
    c224: t.int4("c224", "integer"),
    c225: t.int4("c225", "integer"),
    c226: t.int4("c226", "integer"),
    c227: t.int4("c227", "integer"),
    c228: t.int4("c228", "integer"),
    c229: t.int4("c229", "integer"),
    c230: t.int4("c230", "integer"),
    c231: t.int4("c231", "integer"),
    c232: t.int4("c232", "integer"),
    c233: t.int4("c233", "integer"),
    c234: t.int4("c234", "integer"),
    c235: t.int4("c235", "integer"),
    c236: t.int4("c236", "integer"),
    c237: t.int4("c237", "integer"),
    c238: t.int4("c238", "integer"),
    c239: t.int4("c239", "integer"),
    c240: t.int4("c240", "integer"),
    c241: t.int4("c241", "integer"),
    c242: t.int4("c242", "integer"),
    c243: t.int4("c243", "integer"),
    c244: t.int4("c244", "integer"),
    c245: t.int4("c245", "integer"),
    c246: t.int4("c246", "integer"),
    c247: t.int4("c247", "integer"),
    c248: t.int4("c248", "integer"),
    c249: t.int4("c249", "integer"),
    c250: t.int4("c250", "integer"),
    c251: t.int4("c251", "integer"),
    c252: t.int4("c252", "integer"),
    c253: t.int4("c253", "integer"),
    c254: t.int4("c254", "integer"),
    c255: t.int4("c255", "integer"),
    c256: t.int4("c256", "integer"),
    c257: t.int4("c257", "integer"),
    c258: t.int4("c258", "integer"),
    c259: t.int4("c259", "integer"),
    c260: t.int4("c260", "integer"),
    c261: t.int4("c261", "integer"),
    c262: t.int4("c262", "integer"),
    c263: t.int4("c263", "integer"),
    c264: t.int4("c264", "integer"),
    c265: t.int4("c265", "integer"),
    c266: t.int4("c266", "integer"),
    c267: t.int4("c267", "integer"),
    c268: t.int4("c268", "integer"),
    c269: t.int4("c269", "integer"),
    c270: t.int4("c270", "integer"),
    c271: t.int4("c271", "integer"),
    c272: t.int4("c272", "integer"),
    c273: t.int4("c273", "integer"),
    c274: t.int4("c274", "integer"),
    c275: t.int4("c275", "integer"),
    c276: t.int4("c276", "integer"),
    c277: t.int4("c277", "integer"),
    c278: t.int4("c278", "integer"),
    c279: t.int4("c279", "integer"),
    c280: t.int4("c280", "integer"),
    c281: t.int4("c281", "integer"),
    c282: t.int4("c282", "integer"),
    c283: t.int4("c283", "integer"),
    c284: t.int4("c284", "integer"),
    c285: t.int4("c285", "integer"),
    c286: t.int4("c286", "integer"),
    c287: t.int4("c287", "integer"),
    c288: t.int4("c288", "integer"),
    c289: t.int4("c289", "integer"),
    c290: t.int4("c290", "integer"),
    c291: t.int4("c291", "integer"),
    c292: t.int4("c292", "integer"),
    c293: t.int4("c293", "integer"),
    c294: t.int4("c294", "integer"),
    c295: t.int4("c295", "integer"),
    c296: t.int4("c296", "integer"),
    c297: t.int4("c297", "integer"),
    c298: t.int4("c298", "integer"),
    c299: t.int4("c299", "integer"),
    c300: t.int4("c300", "integer"),
    c301: t.int4("c301", "integer"),
    c302: t.int4("c302", "integer"),
    c303: t.int4("c303", "integer"),
    c304: t.int4("c304", "integer"),
    c305: t.int4("c305", "integer"),
    c306: t.int4("c306", "integer"),
    c307: t.int4("c307", "integer"),
    c308: t.int4("c308", "integer"),
    c309: t.int4("c309", "integer"),
    c310: t.int4("c310", "integer"),
    c311: t.int4("c311", "integer"),
    c312: t.int4("c312", "integer"),
    c313: t.int4("c313", "integer"),
    c314: t.int4("c314", "integer"),
    c315: t.int4("c315", "integer"),
    c316: t.int4("c316", "integer"),
    c317: t.int4("c317", "integer"),
    c318: t.int4("c318", "integer"),
    c319: t.int4("c319", "integer"),
    c320: t.int4("c320", "integer"),
    c321: t.int4("c321", "integer"),
    c322: t.int4("c322", "integer"),
    c323: t.int4("c323", "integer"),
    c324: t.int4("c324", "integer"),
    c325: t.int4("c325", "integer"),
    c326: t.int4("c326", "integer"),
    c327: t.int4("c327", "integer"),
    c328: t.int4("c328", "integer"),
    c329: t.int4("c329", "integer"),
    c330: t.int4("c330", "integer"),
    c331: t.int4("c331", "integer"),
    c332: t.int4("c332", "integer"),
    c333: t.int4("c333", "integer"),
    c334: t.int4("c334", "integer"),
    c335: t.int4("c335", "integer"),
    c336: t.int4("c336", "integer"),
    c337: t.int4("c337", "integer"),
    c338: t.int4("c338", "integer"),
    c339: t.int4("c339", "integer"),
    c340: t.int4("c340", "integer"),
    c341: t.int4("c341", "integer"),
    c342: t.int4("c342", "integer"),
    c343: t.int4("c343", "integer"),
    c344: t.int4("c344", "integer"),
    c345: t.int4("c345", "integer"),
    c346: t.int4("c346", "integer"),
    c347: t.int4("c347", "integer"),
    c348: t.int4("c348", "integer"),
    c349: t.int4("c349", "integer"),
    c350: t.int4("c350", "integer"),
    c351: t.int4("c351", "integer"),
    c352: t.int4("c352", "integer"),
    c353: t.int4("c353", "integer"),
    c354: t.int4("c354", "integer"),
    c355: t.int4("c355", "integer"),
    c356: t.int4("c356", "integer"),
    c357: t.int4("c357", "integer"),
    c358: t.int4("c358", "integer"),
    c359: t.int4("c359", "integer"),
    c360: t.int4("c360", "integer"),
    c361: t.int4("c361", "integer"),
    c362: t.int4("c362", "integer"),
    c363: t.int4("c363", "integer"),
    c364: t.int4("c364", "integer"),
    c365: t.int4("c365", "integer"),
    c366: t.int4("c366", "integer"),
    c367: t.int4("c367", "integer"),
    c368: t.int4("c368", "integer"),
    c369: t.int4("c369", "integer"),
    c370: t.int4("c370", "integer"),
    c371: t.int4("c371", "integer"),
    c372: t.int4("c372", "integer"),
    c373: t.int4("c373", "integer"),
    c374: t.int4("c374", "integer"),
    c375: t.int4("c375", "integer"),
    c376: t.int4("c376", "integer"),
    c377: t.int4("c377", "integer"),
    c378: t.int4("c378", "integer"),
    c379: t.int4("c379", "integer"),
    c380: t.int4("c380", "integer"),
    c381: t.int4("c381", "integer"),
    c382: t.int4("c382", "integer"),
    c383: t.int4("c383", "integer"),
    c384: t.int4("c384", "integer"),
    c385: t.int4("c385", "integer"),
    c386: t.int4("c386", "integer"),
    c387: t.int4("c387", "integer"),
    c388: t.int4("c388", "integer"),
    c389: t.int4("c389", "integer"),
    c390: t.int4("c390", "integer"),
    c391: t.int4("c391", "integer"),
    c392: t.int4("c392", "integer"),
    c393: t.int4("c393", "integer"),
    c394: t.int4("c394", "integer"),
    c395: t.int4("c395", "integer"),
    c396: t.int4("c396", "integer"),
    c397: t.int4("c397", "integer"),
    c398: t.int4("c398", "integer"),
    c399: t.int4("c399", "integer"),
    c400: t.int4("c400", "integer"),
    c401: t.int4("c401", "integer"),
    c402: t.int4("c402", "integer"),
    c403: t.int4("c403", "integer"),
    c404: t.int4("c404", "integer"),
    c405: t.int4("c405", "integer"),
    c406: t.int4("c406", "integer"),
    c407: t.int4("c407", "integer"),
    c408: t.int4("c408", "integer"),
    c409: t.int4("c409", "integer"),
    c410: t.int4("c410", "integer"),
    c411: t.int4("c411", "integer"),
    c412: t.int4("c412", "integer"),
    c413: t.int4("c413", "integer"),
    c414: t.int4("c414", "integer"),
    c415: t.int4("c415", "integer"),
    c416: t.int4("c416", "integer"),
    c417: t.int4("c417", "integer"),
    c418: t.int4("c418", "integer"),
    c419: t.int4("c419", "integer"),
    c420: t.int4("c420", "integer"),
    c421: t.int4("c421", "integer"),
    c422: t.int4("c422", "integer"),
    c423: t.int4("c423", "integer"),
    c424: t.int4("c424", "integer"),
    c425: t.int4("c425", "integer"),
    c426: t.int4("c426", "integer"),
    c427: t.int4("c427", "integer"),
    c428: t.int4("c428", "integer"),
    c429: t.int4("c429", "integer"),
    c430: t.int4("c430", "integer"),
    c431: t.int4("c431", "integer"),
    c432: t.int4("c432", "integer"),
    c433: t.int4("c433", "integer"),
    c434: t.int4("c434", "integer"),
    c435: t.int4("c435", "integer"),
    c436: t.int4("c436", "integer"),
    c437: t.int4("c437", "integer"),
    c438: t.int4("c438", "integer"),
    c439: t.int4("c439", "integer"),
    c440: t.int4("c440", "integer"),
    c441: t.int4("c441", "integer"),
    c442: t.int4("c442", "integer"),
    c443: t.int4("c443", "integer"),
    c444: t.int4("c444", "integer"),
    c445: t.int4("c445", "integer"),
    c446: t.int4("c446", "integer"),
    c447: t.int4("c447", "integer"),
    c448: t.int4("c448", "integer"),
    c449: t.int4("c449", "integer"),
    c450: t.int4("c450", "integer"),
    c451: t.int4("c451", "integer"),
    c452: t.int4("c452", "integer"),
    c453: t.int4("c453", "integer"),
    c454: t.int4("c454", "integer"),
    c455: t.int4("c455", "integer"),
    c456: t.int4("c456", "integer"),
    c457: t.int4("c457", "integer"),
    c458: t.int4("c458", "integer"),
    c459: t.int4("c459", "integer"),
    c460: t.int4("c460", "integer"),
    c461: t.int4("c461", "integer"),
    c462: t.int4("c462", "integer"),
    c463: t.int4("c463", "integer"),
    c464: t.int4("c464", "integer"),
    c465: t.int4("c465", "integer"),
    c466: t.int4("c466", "integer"),
    c467: t.int4("c467", "integer"),
    c468: t.int4("c468", "integer"),
    c469: t.int4("c469", "integer"),
    c470: t.int4("c470", "integer"),
    c471: t.int4("c471", "integer"),
    c472: t.int4("c472", "integer"),
    c473: t.int4("c473", "integer"),
    c474: t.int4("c474", "integer"),
    c475: t.int4("c475", "integer"),
    c476: t.int4("c476", "integer"),
    c477: t.int4("c477", "integer"),
    c478: t.int4("c478", "integer"),
    c479: t.int4("c479", "integer"),
    c480: t.int4("c480", "integer"),
    c481: t.int4("c481", "integer"),
    c482: t.int4("c482", "integer"),
    c483: t.int4("c483", "integer"),
    c484: t.int4("c484", "integer"),
    c485: t.int4("c485", "integer"),
    c486: t.int4("c486", "integer"),
    c487: t.int4("c487", "integer"),
    c488: t.int4("c488", "integer"),
    c489: t.int4("c489", "integer"),
    c490: t.int4("c490", "integer"),
    c491: t.int4("c491", "integer"),
    c492: t.int4("c492", "integer"),
    c493: t.int4("c493", "integer"),
    c494: t.int4("c494", "integer"),
    c495: t.int4("c495", "integer"),
    c496: t.int4("c496", "integer"),
    c497: t.int4("c497", "integer"),
    c498: t.int4("c498", "integer"),
    c499: t.int4("c499", "integer"),
    c500: t.int4("c500", "integer"),
    c501: t.int4("c501", "integer"),
    c502: t.int4("c502", "integer"),
    c503: t.int4("c503", "integer"),
    c504: t.int4("c504", "integer"),
    c505: t.int4("c505", "integer"),
    c506: t.int4("c506", "integer"),
    c507: t.int4("c507", "integer"),
    c508: t.int4("c508", "integer"),
    c509: t.int4("c509", "integer"),
    c510: t.int4("c510", "integer"),
    c511: t.int4("c511", "integer"),
    c512: t.int4("c512", "integer"),
    c513: t.int4("c513", "integer"),
    c514: t.int4("c514", "integer"),
    c515: t.int4("c515", "integer"),
    c516: t.int4("c516", "integer"),
    c517: t.int4("c517", "integer"),
    c518: t.int4("c518", "integer"),
    c519: t.int4("c519", "integer"),
    c520: t.int4("c520", "integer"),
    c521: t.int4("c521", "integer"),
    c522: t.int4("c522", "integer"),
    c523: t.int4("c523", "integer"),
    c524: t.int4("c524", "integer"),
    c525: t.int4("c525", "integer"),
    c526: t.int4("c526", "integer"),
    c527: t.int4("c527", "integer"),
    c528: t.int4("c528", "integer"),
    c529: t.int4("c529", "integer"),
    c530: t.int4("c530", "integer"),
    c531: t.int4("c531", "integer"),
    c532: t.int4("c532", "integer"),
    c533: t.int4("c533", "integer"),
    c534: t.int4("c534", "integer"),
    c535: t.int4("c535", "integer"),
    c536: t.int4("c536", "integer"),
    c537: t.int4("c537", "integer"),
    c538: t.int4("c538", "integer"),
    c539: t.int4("c539", "integer"),
    c540: t.int4("c540", "integer"),
    c541: t.int4("c541", "integer"),
    c542: t.int4("c542", "integer"),
    c543: t.int4("c543", "integer"),
    c544: t.int4("c544", "integer"),
    c545: t.int4("c545", "integer"),
    c546: t.int4("c546", "integer"),
    c547: t.int4("c547", "integer"),
    c548: t.int4("c548", "integer"),
    c549: t.int4("c549", "integer"),
    c550: t.int4("c550", "integer"),
    c551: t.int4("c551", "integer"),
    c552: t.int4("c552", "integer"),
    c553: t.int4("c553", "integer"),
    c554: t.int4("c554", "integer"),
    c555: t.int4("c555", "integer"),
    c556: t.int4("c556", "integer"),
    c557: t.int4("c557", "integer"),
    c558: t.int4("c558", "integer"),
    c559: t.int4("c559", "integer"),
    c560: t.int4("c560", "integer"),
    c561: t.int4("c561", "integer"),
    c562: t.int4("c562", "integer"),
    c563: t.int4("c563", "integer"),
    c564: t.int4("c564", "integer"),
    c565: t.int4("c565", "integer"),
    c566: t.int4("c566", "integer"),
    c567: t.int4("c567", "integer"),
    c568: t.int4("c568", "integer"),
    c569: t.int4("c569", "integer"),
    c570: t.int4("c570", "integer"),
    c571: t.int4("c571", "integer"),
    c572: t.int4("c572", "integer"),
    c573: t.int4("c573", "integer"),
    c574: t.int4("c574", "integer"),
    c575: t.int4("c575", "integer"),
    c576: t.int4("c576", "integer"),
    c577: t.int4("c577", "integer"),
    c578: t.int4("c578", "integer"),
    c579: t.int4("c579", "integer"),
    c580: t.int4("c580", "integer"),
    c581: t.int4("c581", "integer"),
    c582: t.int4("c582", "integer"),
    c583: t.int4("c583", "integer"),
    c584: t.int4("c584", "integer"),
    c585: t.int4("c585", "integer"),
    c586: t.int4("c586", "integer"),
    c587: t.int4("c587", "integer"),
    c588: t.int4("c588", "integer"),
    c589: t.int4("c589", "integer"),
    c590: t.int4("c590", "integer"),
    c591: t.int4("c591", "integer"),
    c592: t.int4("c592", "integer"),
    c593: t.int4("c593", "integer"),
    c594: t.int4("c594", "integer"),
    c595: t.int4("c595", "integer"),
    c596: t.int4("c596", "integer"),
    c597: t.int4("c597", "integer"),
    c598: t.int4("c598", "integer"),
    c599: t.int4("c599", "integer"),
    c600: t.int4("c600", "integer"),
    c601: t.int4("c601", "integer"),
    c602: t.int4("c602", "integer"),
    c603: t.int4("c603", "integer"),
    c604: t.int4("c604", "integer"),
    c605: t.int4("c605", "integer"),
    c606: t.int4("c606", "integer"),
    c607: t.int4("c607", "integer"),
    c608: t.int4("c608", "integer"),
    c609: t.int4("c609", "integer"),
    c610: t.int4("c610", "integer"),
    c611: t.int4("c611", "integer"),
    c612: t.int4("c612", "integer"),
    c613: t.int4("c613", "integer"),
    c614: t.int4("c614", "integer"),
    c615: t.int4("c615", "integer"),
    c616: t.int4("c616", "integer"),
    c617: t.int4("c617", "integer"),
    c618: t.int4("c618", "integer"),
    c619: t.int4("c619", "integer"),
    c620: t.int4("c620", "integer"),
    c621: t.int4("c621", "integer"),
    c622: t.int4("c622", "integer"),
    c623: t.int4("c623", "integer"),
    c624: t.int4("c624", "integer"),
    c625: t.int4("c625", "integer"),
    c626: t.int4("c626", "integer"),
    c627: t.int4("c627", "integer"),
    c628: t.int4("c628", "integer"),
    c629: t.int4("c629", "integer"),
    c630: t.int4("c630", "integer"),
    c631: t.int4("c631", "integer"),
    c632: t.int4("c632", "integer"),
    c633: t.int4("c633", "integer"),
    c634: t.int4("c634", "integer"),
    c635: t.int4("c635", "integer"),
    c636: t.int4("c636", "integer"),
    c637: t.int4("c637", "integer"),
    c638: t.int4("c638", "integer"),
    c639: t.int4("c639", "integer"),
    c640: t.int4("c640", "integer"),
    c641: t.int4("c641", "integer"),
    c642: t.int4("c642", "integer"),
    c643: t.int4("c643", "integer"),
    c644: t.int4("c644", "integer"),
    c645: t.int4("c645", "integer"),
    c646: t.int4("c646", "integer"),
    c647: t.int4("c647", "integer"),
    c648: t.int4("c648", "integer"),
    c649: t.int4("c649", "integer"),
    c650: t.int4("c650", "integer"),
    c651: t.int4("c651", "integer"),
    c652: t.int4("c652", "integer"),
    c653: t.int4("c653", "integer"),
    c654: t.int4("c654", "integer"),
    c655: t.int4("c655", "integer"),
    c656: t.int4("c656", "integer"),
    c657: t.int4("c657", "integer"),
    c658: t.int4("c658", "integer"),
    c659: t.int4("c659", "integer"),
    c660: t.int4("c660", "integer"),
    c661: t.int4("c661", "integer"),
    c662: t.int4("c662", "integer"),
    c663: t.int4("c663", "integer"),
    c664: t.int4("c664", "integer"),
    c665: t.int4("c665", "integer"),
    c666: t.int4("c666", "integer"),
    c667: t.int4("c667", "integer"),
    c668: t.int4("c668", "integer"),
    c669: t.int4("c669", "integer"),
    c670: t.int4("c670", "integer"),
    c671: t.int4("c671", "integer"),
    c672: t.int4("c672", "integer"),
    c673: t.int4("c673", "integer"),
    c674: t.int4("c674", "integer"),
    c675: t.int4("c675", "integer"),
    c676: t.int4("c676", "integer"),
    c677: t.int4("c677", "integer"),
    c678: t.int4("c678", "integer"),
    c679: t.int4("c679", "integer"),
    c680: t.int4("c680", "integer"),
    c681: t.int4("c681", "integer"),
    c682: t.int4("c682", "integer"),
    c683: t.int4("c683", "integer"),
    c684: t.int4("c684", "integer"),
    c685: t.int4("c685", "integer"),
    c686: t.int4("c686", "integer"),
    c687: t.int4("c687", "integer"),
    c688: t.int4("c688", "integer"),
    c689: t.int4("c689", "integer"),
    c690: t.int4("c690", "integer"),
    c691: t.int4("c691", "integer"),
    c692: t.int4("c692", "integer"),
    c693: t.int4("c693", "integer"),
    c694: t.int4("c694", "integer"),
    c695: t.int4("c695", "integer"),
    c696: t.int4("c696", "integer"),
    c697: t.int4("c697", "integer"),
    c698: t.int4("c698", "integer"),
    c699: t.int4("c699", "integer"),
    c700: t.int4("c700", "integer"),
    c701: t.int4("c701", "integer"),
    c702: t.int4("c702", "integer"),
    c703: t.int4("c703", "integer"),
    c704: t.int4("c704", "integer"),
    c705: t.int4("c705", "integer"),
    c706: t.int4("c706", "integer"),
    c707: t.int4("c707", "integer"),
    c708: t.int4("c708", "integer"),
    c709: t.int4("c709", "integer"),
    c710: t.int4("c710", "integer"),
    c711: t.int4("c711", "integer"),
    c712: t.int4("c712", "integer"),
    c713: t.int4("c713", "integer"),
    c714: t.int4("c714", "integer"),
    c715: t.int4("c715", "integer"),
    c716: t.int4("c716", "integer"),
    c717: t.int4("c717", "integer"),
    c718: t.int4("c718", "integer"),
    c719: t.int4("c719", "integer"),
    c720: t.int4("c720", "integer"),
    c721: t.int4("c721", "integer"),
    c722: t.int4("c722", "integer"),
    c723: t.int4("c723", "integer"),
    c724: t.int4("c724", "integer"),
    c725: t.int4("c725", "integer"),
    c726: t.int4("c726", "integer"),
    c727: t.int4("c727", "integer"),
    c728: t.int4("c728", "integer"),
    c729: t.int4("c729", "integer"),
    c730: t.int4("c730", "integer"),
    c731: t.int4("c731", "integer"),
    c732: t.int4("c732", "integer"),
    c733: t.int4("c733", "integer"),
    c734: t.int4("c734", "integer"),
    c735: t.int4("c735", "integer"),
    c736: t.int4("c736", "integer"),
    c737: t.int4("c737", "integer"),
    c738: t.int4("c738", "integer"),
    c739: t.int4("c739", "integer"),
    c740: t.int4("c740", "integer"),
    c741: t.int4("c741", "integer"),
    c742: t.int4("c742", "integer"),
    c743: t.int4("c743", "integer"),
    c744: t.int4("c744", "integer"),
    c745: t.int4("c745", "integer"),
    c746: t.int4("c746", "integer"),
    c747: t.int4("c747", "integer"),
    c748: t.int4("c748", "integer"),
    c749: t.int4("c749", "integer"),
    c750: t.int4("c750", "integer"),
    c751: t.int4("c751", "integer"),
    c752: t.int4("c752", "integer"),
    c753: t.int4("c753", "integer"),
    c754: t.int4("c754", "integer"),
    c755: t.int4("c755", "integer"),
    c756: t.int4("c756", "integer"),
    c757: t.int4("c757", "integer"),
    c758: t.int4("c758", "integer"),
    c759: t.int4("c759", "integer"),
    c760: t.int4("c760", "integer"),
    c761: t.int4("c761", "integer"),
    c762: t.int4("c762", "integer"),
    c763: t.int4("c763", "integer"),
    c764: t.int4("c764", "integer"),
    c765: t.int4("c765", "integer"),
    c766: t.int4("c766", "integer"),
    c767: t.int4("c767", "integer"),
    c768: t.int4("c768", "integer"),
    c769: t.int4("c769", "integer"),
    c770: t.int4("c770", "integer"),
    c771: t.int4("c771", "integer"),
    c772: t.int4("c772", "integer"),
    c773: t.int4("c773", "integer"),
    c774: t.int4("c774", "integer"),
    c775: t.int4("c775", "integer"),
    c776: t.int4("c776", "integer"),
    c777: t.int4("c777", "integer"),
    c778: t.int4("c778", "integer"),
    c779: t.int4("c779", "integer"),
    c780: t.int4("c780", "integer"),
    c781: t.int4("c781", "integer"),
    c782: t.int4("c782", "integer"),
    c783: t.int4("c783", "integer"),
    c784: t.int4("c784", "integer"),
    c785: t.int4("c785", "integer"),
    c786: t.int4("c786", "integer"),
    c787: t.int4("c787", "integer"),
    c788: t.int4("c788", "integer"),
    c789: t.int4("c789", "integer"),
    c790: t.int4("c790", "integer"),
    c791: t.int4("c791", "integer"),
    c792: t.int4("c792", "integer"),
    c793: t.int4("c793", "integer"),
    c794: t.int4("c794", "integer"),
    c795: t.int4("c795", "integer"),
    c796: t.int4("c796", "integer"),
    c797: t.int4("c797", "integer"),
    c798: t.int4("c798", "integer"),
    c799: t.int4("c799", "integer"),
    c800: t.int4("c800", "integer"),
    c801: t.int4("c801", "integer"),
    c802: t.int4("c802", "integer"),
    c803: t.int4("c803", "integer"),
    c804: t.int4("c804", "integer"),
    c805: t.int4("c805", "integer"),
    c806: t.int4("c806", "integer"),
    c807: t.int4("c807", "integer"),
    c808: t.int4("c808", "integer"),
    c809: t.int4("c809", "integer"),
    c810: t.int4("c810", "integer"),
    c811: t.int4("c811", "integer"),
    c812: t.int4("c812", "integer"),
    c813: t.int4("c813", "integer"),
    c814: t.int4("c814", "integer"),
    c815: t.int4("c815", "integer"),
    c816: t.int4("c816", "integer"),
    c817: t.int4("c817", "integer"),
    c818: t.int4("c818", "integer"),
    c819: t.int4("c819", "integer"),
    c820: t.int4("c820", "integer"),
    c821: t.int4("c821", "integer"),
    c822: t.int4("c822", "integer"),
    c823: t.int4("c823", "integer"),
    c824: t.int4("c824", "integer"),
    c825: t.int4("c825", "integer"),
    c826: t.int4("c826", "integer"),
    c827: t.int4("c827", "integer"),
    c828: t.int4("c828", "integer"),
    c829: t.int4("c829", "integer"),
    c830: t.int4("c830", "integer"),
    c831: t.int4("c831", "integer"),
    c832: t.int4("c832", "integer"),
    c833: t.int4("c833", "integer"),
    c834: t.int4("c834", "integer"),
    c835: t.int4("c835", "integer"),
    c836: t.int4("c836", "integer"),
    c837: t.int4("c837", "integer"),
    c838: t.int4("c838", "integer"),
    c839: t.int4("c839", "integer"),
    c840: t.int4("c840", "integer"),
    c841: t.int4("c841", "integer"),
    c842: t.int4("c842", "integer"),
    c843: t.int4("c843", "integer"),
    c844: t.int4("c844", "integer"),
    c845: t.int4("c845", "integer"),
    c846: t.int4("c846", "integer"),
    c847: t.int4("c847", "integer"),
    c848: t.int4("c848", "integer"),
    c849: t.int4("c849", "integer"),
    c850: t.int4("c850", "integer"),
    c851: t.int4("c851", "integer"),
    c852: t.int4("c852", "integer"),
    c853: t.int4("c853", "integer"),
    c854: t.int4("c854", "integer"),
    c855: t.int4("c855", "integer"),
    c856: t.int4("c856", "integer"),
    c857: t.int4("c857", "integer"),
    c858: t.int4("c858", "integer"),
    c859: t.int4("c859", "integer"),
    c860: t.int4("c860", "integer"),
    c861: t.int4("c861", "integer"),
    c862: t.int4("c862", "integer"),
    c863: t.int4("c863", "integer"),
    c864: t.int4("c864", "integer"),
    c865: t.int4("c865", "integer"),
    c866: t.int4("c866", "integer"),
    c867: t.int4("c867", "integer"),
    c868: t.int4("c868", "integer"),
    c869: t.int4("c869", "integer"),
    c870: t.int4("c870", "integer"),
    c871: t.int4("c871", "integer"),
    c872: t.int4("c872", "integer"),
    c873: t.int4("c873", "integer"),
    c874: t.int4("c874", "integer"),
    c875: t.int4("c875", "integer"),
    c876: t.int4("c876", "integer"),
    c877: t.int4("c877", "integer"),
    c878: t.int4("c878", "integer"),
    c879: t.int4("c879", "integer"),
    c880: t.int4("c880", "integer"),
    c881: t.int4("c881", "integer"),
    c882: t.int4("c882", "integer"),
    c883: t.int4("c883", "integer"),
    c884: t.int4("c884", "integer"),
    c885: t.int4("c885", "integer"),
    c886: t.int4("c886", "integer"),
    c887: t.int4("c887", "integer"),
    c888: t.int4("c888", "integer"),
    c889: t.int4("c889", "integer"),
    c890: t.int4("c890", "integer"),
    c891: t.int4("c891", "integer"),
    c892: t.int4("c892", "integer"),
    c893: t.int4("c893", "integer"),
    c894: t.int4("c894", "integer"),
    c895: t.int4("c895", "integer"),
    c896: t.int4("c896", "integer"),
    c897: t.int4("c897", "integer"),
    c898: t.int4("c898", "integer"),
    c899: t.int4("c899", "integer"),
    c900: t.int4("c900", "integer"),
    c901: t.int4("c901", "integer"),
    c902: t.int4("c902", "integer"),
    c903: t.int4("c903", "integer"),
    c904: t.int4("c904", "integer"),
    c905: t.int4("c905", "integer"),
    c906: t.int4("c906", "integer"),
    c907: t.int4("c907", "integer"),
    c908: t.int4("c908", "integer"),
    c909: t.int4("c909", "integer"),
    c910: t.int4("c910", "integer"),
    c911: t.int4("c911", "integer"),
    c912: t.int4("c912", "integer"),
    c913: t.int4("c913", "integer"),
    c914: t.int4("c914", "integer"),
    c915: t.int4("c915", "integer"),
    c916: t.int4("c916", "integer"),
    c917: t.int4("c917", "integer"),
    c918: t.int4("c918", "integer"),
    c919: t.int4("c919", "integer"),
    c920: t.int4("c920", "integer"),
    c921: t.int4("c921", "integer"),
    c922: t.int4("c922", "integer"),
    c923: t.int4("c923", "integer"),
    c924: t.int4("c924", "integer"),
    c925: t.int4("c925", "integer"),
    c926: t.int4("c926", "integer"),
    c927: t.int4("c927", "integer"),
    c928: t.int4("c928", "integer"),
    c929: t.int4("c929", "integer"),
    c930: t.int4("c930", "integer"),
    c931: t.int4("c931", "integer"),
    c932: t.int4("c932", "integer"),
    c933: t.int4("c933", "integer"),
    c934: t.int4("c934", "integer"),
    c935: t.int4("c935", "integer"),
    c936: t.int4("c936", "integer"),
    c937: t.int4("c937", "integer"),
    c938: t.int4("c938", "integer"),
    c939: t.int4("c939", "integer"),
    c940: t.int4("c940", "integer"),
    c941: t.int4("c941", "integer"),
    c942: t.int4("c942", "integer"),
    c943: t.int4("c943", "integer"),
    c944: t.int4("c944", "integer"),
    c945: t.int4("c945", "integer"),
    c946: t.int4("c946", "integer"),
    c947: t.int4("c947", "integer"),
    c948: t.int4("c948", "integer"),
    c949: t.int4("c949", "integer"),
    c950: t.int4("c950", "integer"),
    c951: t.int4("c951", "integer"),
    c952: t.int4("c952", "integer"),
    c953: t.int4("c953", "integer"),
    c954: t.int4("c954", "integer"),
    c955: t.int4("c955", "integer"),
    c956: t.int4("c956", "integer"),
    c957: t.int4("c957", "integer"),
    c958: t.int4("c958", "integer"),
    c959: t.int4("c959", "integer"),
    c960: t.int4("c960", "integer"),
    c961: t.int4("c961", "integer"),
    c962: t.int4("c962", "integer"),
    c963: t.int4("c963", "integer"),
    c964: t.int4("c964", "integer"),
    c965: t.int4("c965", "integer"),
    c966: t.int4("c966", "integer"),
    c967: t.int4("c967", "integer"),
    c968: t.int4("c968", "integer"),
    c969: t.int4("c969", "integer"),
    c970: t.int4("c970", "integer"),
    c971: t.int4("c971", "integer"),
    c972: t.int4("c972", "integer"),
    c973: t.int4("c973", "integer"),
    c974: t.int4("c974", "integer"),
    c975: t.int4("c975", "integer"),
    c976: t.int4("c976", "integer"),
    c977: t.int4("c977", "integer"),
    c978: t.int4("c978", "integer"),
    c979: t.int4("c979", "integer"),
    c980: t.int4("c980", "integer"),
    c981: t.int4("c981", "integer"),
    c982: t.int4("c982", "integer"),
    c983: t.int4("c983", "integer"),
    c984: t.int4("c984", "integer"),
    c985: t.int4("c985", "integer"),
    c986: t.int4("c986", "integer"),
    c987: t.int4("c987", "integer"),
    c988: t.int4("c988", "integer"),
    c989: t.int4("c989", "integer"),
    c990: t.int4("c990", "integer"),
    c991: t.int4("c991", "integer"),
    c992: t.int4("c992", "integer"),
    c993: t.int4("c993", "integer"),
    c994: t.int4("c994", "integer"),
    c995: t.int4("c995", "integer"),
    c996: t.int4("c996", "integer"),
    c997: t.int4("c997", "integer"),
    c998: t.int4("c998", "integer"),
    c999: t.int4("c999", "integer"),
    c1000: t.int4("c1000", "integer"),
    c1001: t.int4("c1001", "integer"),
    c1002: t.int4("c1002", "integer"),
    c1003: t.int4("c1003", "integer"),
    c1004: t.int4("c1004", "integer"),
    c1005: t.int4("c1005", "integer"),
    c1006: t.int4("c1006", "integer"),
    c1007: t.int4("c1007", "integer"),
    c1008: t.int4("c1008", "integer"),
    c1009: t.int4("c1009", "integer"),
    c1010: t.int4("c1010", "integer"),
    c1011: t.int4("c1011", "integer"),
    c1012: t.int4("c1012", "integer"),
    c1013: t.int4("c1013", "integer"),
    c1014: t.int4("c1014", "integer"),
    c1015: t.int4("c1015", "integer"),
    c1016: t.int4("c1016", "integer"),
    c1017: t.int4("c1017", "integer"),
    c1018: t.int4("c1018", "integer"),
    c1019: t.int4("c1019", "integer"),
    c1020: t.int4("c1020", "integer"),
    c1021: t.int4("c1021", "integer"),
    c1022: t.int4("c1022", "integer"),
    c1023: t.int4("c1023", "integer"),
    c1024: t.int4("c1024", "integer"),
    c1025: t.int4("c1025", "integer"),
    c1026: t.int4("c1026", "integer"),
    c1027: t.int4("c1027", "integer"),
    c1028: t.int4("c1028", "integer"),
    c1029: t.int4("c1029", "integer"),
    c1030: t.int4("c1030", "integer"),
    c1031: t.int4("c1031", "integer"),
    c1032: t.int4("c1032", "integer"),
    c1033: t.int4("c1033", "integer"),
    c1034: t.int4("c1034", "integer"),
    c1035: t.int4("c1035", "integer"),
    c1036: t.int4("c1036", "integer"),
    c1037: t.int4("c1037", "integer"),
    c1038: t.int4("c1038", "integer"),
    c1039: t.int4("c1039", "integer"),
    c1040: t.int4("c1040", "integer"),
    c1041: t.int4("c1041", "integer"),
    c1042: t.int4("c1042", "integer"),
    c1043: t.int4("c1043", "integer"),
    c1044: t.int4("c1044", "integer"),
    c1045: t.int4("c1045", "integer"),
    c1046: t.int4("c1046", "integer"),
    c1047: t.int4("c1047", "integer"),
    c1048: t.int4("c1048", "integer"),
    c1049: t.int4("c1049", "integer"),
    c1050: t.int4("c1050", "integer"),
    c1051: t.int4("c1051", "integer"),
    c1052: t.int4("c1052", "integer"),
    c1053: t.int4("c1053", "integer"),
    c1054: t.int4("c1054", "integer"),
    c1055: t.int4("c1055", "integer"),
    c1056: t.int4("c1056", "integer"),
    c1057: t.int4("c1057", "integer"),
    c1058: t.int4("c1058", "integer"),
    c1059: t.int4("c1059", "integer"),
    c1060: t.int4("c1060", "integer"),
    c1061: t.int4("c1061", "integer"),
    c1062: t.int4("c1062", "integer"),
    c1063: t.int4("c1063", "integer"),
    c1064: t.int4("c1064", "integer"),
    c1065: t.int4("c1065", "integer"),
    c1066: t.int4("c1066", "integer"),
    c1067: t.int4("c1067", "integer"),
    c1068: t.int4("c1068", "integer"),
    c1069: t.int4("c1069", "integer"),
    c1070: t.int4("c1070", "integer"),
    c1071: t.int4("c1071", "integer"),
    c1072: t.int4("c1072", "integer"),
    c1073: t.int4("c1073", "integer"),
    c1074: t.int4("c1074", "integer"),
    c1075: t.int4("c1075", "integer"),
    c1076: t.int4("c1076", "integer"),
    c1077: t.int4("c1077", "integer"),
    c1078: t.int4("c1078", "integer"),
    c1079: t.int4("c1079", "integer"),
    c1080: t.int4("c1080", "integer"),
    c1081: t.int4("c1081", "integer"),
    c1082: t.int4("c1082", "integer"),
    c1083: t.int4("c1083", "integer"),
    c1084: t.int4("c1084", "integer"),
    c1085: t.int4("c1085", "integer"),
    c1086: t.int4("c1086", "integer"),
    c1087: t.int4("c1087", "integer"),
    c1088: t.int4("c1088", "integer"),
    c1089: t.int4("c1089", "integer"),
    c1090: t.int4("c1090", "integer"),
    c1091: t.int4("c1091", "integer"),
    c1092: t.int4("c1092", "integer"),
    c1093: t.int4("c1093", "integer"),
    c1094: t.int4("c1094", "integer"),
    c1095: t.int4("c1095", "integer"),
    c1096: t.int4("c1096", "integer"),
    c1097: t.int4("c1097", "integer"),
    c1098: t.int4("c1098", "integer"),
    c1099: t.int4("c1099", "integer"),
    c1100: t.int4("c1100", "integer"),
    c1101: t.int4("c1101", "integer"),
    c1102: t.int4("c1102", "integer"),
    c1103: t.int4("c1103", "integer"),
    c1104: t.int4("c1104", "integer"),
    c1105: t.int4("c1105", "integer"),
    c1106: t.int4("c1106", "integer"),
    c1107: t.int4("c1107", "integer"),
    c1108: t.int4("c1108", "integer"),
    c1109: t.int4("c1109", "integer"),
    c1110: t.int4("c1110", "integer"),
    c1111: t.int4("c1111", "integer"),
    c1112: t.int4("c1112", "integer"),
    c1113: t.int4("c1113", "integer"),
    c1114: t.int4("c1114", "integer"),
    c1115: t.int4("c1115", "integer"),
    c1116: t.int4("c1116", "integer"),
    c1117: t.int4("c1117", "integer"),
    c1118: t.int4("c1118", "integer"),
    c1119: t.int4("c1119", "integer"),
    c1120: t.int4("c1120", "integer"),
    c1121: t.int4("c1121", "integer"),
    c1122: t.int4("c1122", "integer"),
    c1123: t.int4("c1123", "integer"),
    c1124: t.int4("c1124", "integer"),
    c1125: t.int4("c1125", "integer"),
    c1126: t.int4("c1126", "integer"),
    c1127: t.int4("c1127", "integer"),
    c1128: t.int4("c1128", "integer"),
    c1129: t.int4("c1129", "integer"),
    c1130: t.int4("c1130", "integer"),
    c1131: t.int4("c1131", "integer"),
    c1132: t.int4("c1132", "integer"),
    c1133: t.int4("c1133", "integer"),
    c1134: t.int4("c1134", "integer"),
    c1135: t.int4("c1135", "integer"),
    c1136: t.int4("c1136", "integer"),
    c1137: t.int4("c1137", "integer"),
    c1138: t.int4("c1138", "integer"),
    c1139: t.int4("c1139", "integer"),
    c1140: t.int4("c1140", "integer"),
    c1141: t.int4("c1141", "integer"),
    c1142: t.int4("c1142", "integer"),
    c1143: t.int4("c1143", "integer"),
    c1144: t.int4("c1144", "integer"),
    c1145: t.int4("c1145", "integer"),
    c1146: t.int4("c1146", "integer"),
    c1147: t.int4("c1147", "integer"),
    c1148: t.int4("c1148", "integer"),
    c1149: t.int4("c1149", "integer"),
    c1150: t.int4("c1150", "integer"),
    c1151: t.int4("c1151", "integer"),
    c1152: t.int4("c1152", "integer"),
    c1153: t.int4("c1153", "integer"),
    c1154: t.int4("c1154", "integer"),
    c1155: t.int4("c1155", "integer"),
    c1156: t.int4("c1156", "integer"),
    c1157: t.int4("c1157", "integer"),
    c1158: t.int4("c1158", "integer"),
    c1159: t.int4("c1159", "integer"),
    c1160: t.int4("c1160", "integer"),
    c1161: t.int4("c1161", "integer"),
    c1162: t.int4("c1162", "integer"),
    c1163: t.int4("c1163", "integer"),
    c1164: t.int4("c1164", "integer"),
    c1165: t.int4("c1165", "integer"),
    c1166: t.int4("c1166", "integer"),
    c1167: t.int4("c1167", "integer"),
    c1168: t.int4("c1168", "integer"),
    c1169: t.int4("c1169", "integer"),
    c1170: t.int4("c1170", "integer"),
    c1171: t.int4("c1171", "integer"),
    c1172: t.int4("c1172", "integer"),
    c1173: t.int4("c1173", "integer"),
    c1174: t.int4("c1174", "integer"),
    c1175: t.int4("c1175", "integer"),
    c1176: t.int4("c1176", "integer"),
    c1177: t.int4("c1177", "integer"),
    c1178: t.int4("c1178", "integer"),
    c1179: t.int4("c1179", "integer"),
    c1180: t.int4("c1180", "integer"),
    c1181: t.int4("c1181", "integer"),
    c1182: t.int4("c1182", "integer"),
    c1183: t.int4("c1183", "integer"),
    c1184: t.int4("c1184", "integer"),
    c1185: t.int4("c1185", "integer"),
    c1186: t.int4("c1186", "integer"),
    c1187: t.int4("c1187", "integer"),
    c1188: t.int4("c1188", "integer"),
    c1189: t.int4("c1189", "integer"),
    c1190: t.int4("c1190", "integer"),
    c1191: t.int4("c1191", "integer"),
    c1192: t.int4("c1192", "integer"),
    c1193: t.int4("c1193", "integer"),
    c1194: t.int4("c1194", "integer"),
    c1195: t.int4("c1195", "integer"),
    c1196: t.int4("c1196", "integer"),
    c1197: t.int4("c1197", "integer"),
    c1198: t.int4("c1198", "integer"),
    c1199: t.int4("c1199", "integer"),
    c1200: t.int4("c1200", "integer"),
    c1201: t.int4("c1201", "integer"),
    c1202: t.int4("c1202", "integer"),
    c1203: t.int4("c1203", "integer"),
    c1204: t.int4("c1204", "integer"),
    c1205: t.int4("c1205", "integer"),
    c1206: t.int4("c1206", "integer"),
    c1207: t.int4("c1207", "integer"),
    c1208: t.int4("c1208", "integer"),
    c1209: t.int4("c1209", "integer"),
    c1210: t.int4("c1210", "integer"),
    c1211: t.int4("c1211", "integer"),
    c1212: t.int4("c1212", "integer"),
    c1213: t.int4("c1213", "integer"),
    c1214: t.int4("c1214", "integer"),
    c1215: t.int4("c1215", "integer"),
    c1216: t.int4("c1216", "integer"),
    c1217: t.int4("c1217", "integer"),
    c1218: t.int4("c1218", "integer"),
    c1219: t.int4("c1219", "integer"),
    c1220: t.int4("c1220", "integer"),
    c1221: t.int4("c1221", "integer"),
    c1222: t.int4("c1222", "integer"),
    c1223: t.int4("c1223", "integer"),
    c1224: t.int4("c1224", "integer"),
    c1225: t.int4("c1225", "integer"),
    c1226: t.int4("c1226", "integer"),
    c1227: t.int4("c1227", "integer"),
    c1228: t.int4("c1228", "integer"),
    c1229: t.int4("c1229", "integer"),
    c1230: t.int4("c1230", "integer"),
    c1231: t.int4("c1231", "integer"),
    c1232: t.int4("c1232", "integer"),
    c1233: t.int4("c1233", "integer"),
    c1234: t.int4("c1234", "integer"),
    c1235: t.int4("c1235", "integer"),
    c1236: t.int4("c1236", "integer"),
    c1237: t.int4("c1237", "integer"),
    c1238: t.int4("c1238", "integer"),
    c1239: t.int4("c1239", "integer"),
    c1240: t.int4("c1240", "integer"),
    c1241: t.int4("c1241", "integer"),
    c1242: t.int4("c1242", "integer"),
    c1243: t.int4("c1243", "integer"),
    c1244: t.int4("c1244", "integer"),
    c1245: t.int4("c1245", "integer"),
    c1246: t.int4("c1246", "integer"),
    c1247: t.int4("c1247", "integer"),
    c1248: t.int4("c1248", "integer"),
    c1249: t.int4("c1249", "integer"),
    c1250: t.int4("c1250", "integer"),
    c1251: t.int4("c1251", "integer"),
    c1252: t.int4("c1252", "integer"),
    c1253: t.int4("c1253", "integer"),
    c1254: t.int4("c1254", "integer"),
    c1255: t.int4("c1255", "integer"),
    c1256: t.int4("c1256", "integer"),
    c1257: t.int4("c1257", "integer"),
    c1258: t.int4("c1258", "integer"),
    c1259: t.int4("c1259", "integer"),
    c1260: t.int4("c1260", "integer"),
    c1261: t.int4("c1261", "integer"),
    c1262: t.int4("c1262", "integer"),
    c1263: t.int4("c1263", "integer"),
    c1264: t.int4("c1264", "integer"),
    c1265: t.int4("c1265", "integer"),
    c1266: t.int4("c1266", "integer"),
    c1267: t.int4("c1267", "integer"),
    c1268: t.int4("c1268", "integer"),
    c1269: t.int4("c1269", "integer"),
    c1270: t.int4("c1270", "integer"),
    c1271: t.int4("c1271", "integer"),
    c1272: t.int4("c1272", "integer"),
    c1273: t.int4("c1273", "integer"),
    c1274: t.int4("c1274", "integer"),
    c1275: t.int4("c1275", "integer"),
    c1276: t.int4("c1276", "integer"),
    c1277: t.int4("c1277", "integer"),
    c1278: t.int4("c1278", "integer"),
    c1279: t.int4("c1279", "integer"),
    c1280: t.int4("c1280", "integer"),
    c1281: t.int4("c1281", "integer"),
    c1282: t.int4("c1282", "integer"),
    c1283: t.int4("c1283", "integer"),
    c1284: t.int4("c1284", "integer"),
    c1285: t.int4("c1285", "integer"),
    c1286: t.int4("c1286", "integer"),
    c1287: t.int4("c1287", "integer"),
    c1288: t.int4("c1288", "integer"),
    c1289: t.int4("c1289", "integer"),
    c1290: t.int4("c1290", "integer"),
    c1291: t.int4("c1291", "integer"),
    c1292: t.int4("c1292", "integer"),
    c1293: t.int4("c1293", "integer"),
    c1294: t.int4("c1294", "integer"),
    c1295: t.int4("c1295", "integer"),
    c1296: t.int4("c1296", "integer"),
    c1297: t.int4("c1297", "integer"),
    c1298: t.int4("c1298", "integer"),
    c1299: t.int4("c1299", "integer"),
    c1300: t.int4("c1300", "integer"),
    c1301: t.int4("c1301", "integer"),
    c1302: t.int4("c1302", "integer"),
    c1303: t.int4("c1303", "integer"),
    c1304: t.int4("c1304", "integer"),
    c1305: t.int4("c1305", "integer"),
    c1306: t.int4("c1306", "integer"),
    c1307: t.int4("c1307", "integer"),
    c1308: t.int4("c1308", "integer"),
    c1309: t.int4("c1309", "integer"),
    c1310: t.int4("c1310", "integer"),
    c1311: t.int4("c1311", "integer"),
    c1312: t.int4("c1312", "integer"),
    c1313: t.int4("c1313", "integer"),
    c1314: t.int4("c1314", "integer"),
    c1315: t.int4("c1315", "integer"),
    c1316: t.int4("c1316", "integer"),
    c1317: t.int4("c1317", "integer"),
    c1318: t.int4("c1318", "integer"),
    c1319: t.int4("c1319", "integer"),
    c1320: t.int4("c1320", "integer"),
    c1321: t.int4("c1321", "integer"),
    c1322: t.int4("c1322", "integer"),
    c1323: t.int4("c1323", "integer"),
    c1324: t.int4("c1324", "integer"),
    c1325: t.int4("c1325", "integer"),
    c1326: t.int4("c1326", "integer"),
    c1327: t.int4("c1327", "integer"),
    c1328: t.int4("c1328", "integer"),
    c1329: t.int4("c1329", "integer"),
    c1330: t.int4("c1330", "integer"),
    c1331: t.int4("c1331", "integer"),
    c1332: t.int4("c1332", "integer"),
    c1333: t.int4("c1333", "integer"),
    c1334: t.int4("c1334", "integer"),
    c1335: t.int4("c1335", "integer"),
    c1336: t.int4("c1336", "integer"),
    c1337: t.int4("c1337", "integer"),
    c1338: t.int4("c1338", "integer"),
    c1339: t.int4("c1339", "integer"),
    c1340: t.int4("c1340", "integer"),
    c1341: t.int4("c1341", "integer"),
    c1342: t.int4("c1342", "integer"),
    c1343: t.int4("c1343", "integer"),
    c1344: t.int4("c1344", "integer"),
    c1345: t.int4("c1345", "integer"),
    c1346: t.int4("c1346", "integer"),
    c1347: t.int4("c1347", "integer"),
    c1348: t.int4("c1348", "integer"),
    c1349: t.int4("c1349", "integer"),
    c1350: t.int4("c1350", "integer"),
    c1351: t.int4("c1351", "integer"),
    c1352: t.int4("c1352", "integer"),
    c1353: t.int4("c1353", "integer"),
    c1354: t.int4("c1354", "integer"),
    c1355: t.int4("c1355", "integer"),
    c1356: t.int4("c1356", "integer"),
    c1357: t.int4("c1357", "integer"),
    c1358: t.int4("c1358", "integer"),
    c1359: t.int4("c1359", "integer"),
    c1360: t.int4("c1360", "integer"),
    c1361: t.int4("c1361", "integer"),
    c1362: t.int4("c1362", "integer"),
    c1363: t.int4("c1363", "integer"),
    c1364: t.int4("c1364", "integer"),
    c1365: t.int4("c1365", "integer"),
    c1366: t.int4("c1366", "integer"),
    c1367: t.int4("c1367", "integer"),
    c1368: t.int4("c1368", "integer"),
    c1369: t.int4("c1369", "integer"),
    c1370: t.int4("c1370", "integer"),
    c1371: t.int4("c1371", "integer"),
    c1372: t.int4("c1372", "integer"),
    c1373: t.int4("c1373", "integer"),
    c1374: t.int4("c1374", "integer"),
    c1375: t.int4("c1375", "integer"),
    c1376: t.int4("c1376", "integer"),
    c1377: t.int4("c1377", "integer"),
    c1378: t.int4("c1378", "integer"),
    c1379: t.int4("c1379", "integer"),
    c1380: t.int4("c1380", "integer"),
    c1381: t.int4("c1381", "integer"),
    c1382: t.int4("c1382", "integer"),
    c1383: t.int4("c1383", "integer"),
    c1384: t.int4("c1384", "integer"),
    c1385: t.int4("c1385", "integer"),
    c1386: t.int4("c1386", "integer"),
    c1387: t.int4("c1387", "integer"),
    c1388: t.int4("c1388", "integer"),
    c1389: t.int4("c1389", "integer"),
    c1390: t.int4("c1390", "integer"),
    c1391: t.int4("c1391", "integer"),
    c1392: t.int4("c1392", "integer"),
    c1393: t.int4("c1393", "integer"),
    c1394: t.int4("c1394", "integer"),
    c1395: t.int4("c1395", "integer"),
    c1396: t.int4("c1396", "integer"),
    c1397: t.int4("c1397", "integer"),
    c1398: t.int4("c1398", "integer"),
    c1399: t.int4("c1399", "integer"),
    c1400: t.int4("c1400", "integer"),
    c1401: t.int4("c1401", "integer"),
    c1402: t.int4("c1402", "integer"),
    c1403: t.int4("c1403", "integer"),
    c1404: t.int4("c1404", "integer"),
    c1405: t.int4("c1405", "integer"),
    c1406: t.int4("c1406", "integer"),
    c1407: t.int4("c1407", "integer"),
    c1408: t.int4("c1408", "integer"),
    c1409: t.int4("c1409", "integer"),
    c1410: t.int4("c1410", "integer"),
    c1411: t.int4("c1411", "integer"),
    c1412: t.int4("c1412", "integer"),
    c1413: t.int4("c1413", "integer"),
    c1414: t.int4("c1414", "integer"),
    c1415: t.int4("c1415", "integer"),
    c1416: t.int4("c1416", "integer"),
    c1417: t.int4("c1417", "integer"),
    c1418: t.int4("c1418", "integer"),
    c1419: t.int4("c1419", "integer"),
    c1420: t.int4("c1420", "integer"),
    c1421: t.int4("c1421", "integer"),
    c1422: t.int4("c1422", "integer"),
    c1423: t.int4("c1423", "integer"),
    c1424: t.int4("c1424", "integer"),
    c1425: t.int4("c1425", "integer"),
    c1426: t.int4("c1426", "integer"),
    c1427: t.int4("c1427", "integer"),
    c1428: t.int4("c1428", "integer"),
    c1429: t.int4("c1429", "integer"),
    c1430: t.int4("c1430", "integer"),
    c1431: t.int4("c1431", "integer"),
    c1432: t.int4("c1432", "integer"),
    c1433: t.int4("c1433", "integer"),
    c1434: t.int4("c1434", "integer"),
    c1435: t.int4("c1435", "integer"),
    c1436: t.int4("c1436", "integer"),
    c1437: t.int4("c1437", "integer"),
    c1438: t.int4("c1438", "integer"),
    c1439: t.int4("c1439", "integer"),
    c1440: t.int4("c1440", "integer"),
    c1441: t.int4("c1441", "integer"),
    c1442: t.int4("c1442", "integer"),
    c1443: t.int4("c1443", "integer"),
    c1444: t.int4("c1444", "integer"),
    c1445: t.int4("c1445", "integer"),
    c1446: t.int4("c1446", "integer"),
    c1447: t.int4("c1447", "integer"),
    c1448: t.int4("c1448", "integer"),
    c1449: t.int4("c1449", "integer"),
    c1450: t.int4("c1450", "integer"),
    c1451: t.int4("c1451", "integer"),
    c1452: t.int4("c1452", "integer"),
    c1453: t.int4("c1453", "integer"),
    c1454: t.int4("c1454", "integer"),
    c1455: t.int4("c1455", "integer"),
    c1456: t.int4("c1456", "integer"),
    c1457: t.int4("c1457", "integer"),
    c1458: t.int4("c1458", "integer"),
    c1459: t.int4("c1459", "integer"),
    c1460: t.int4("c1460", "integer"),
    c1461: t.int4("c1461", "integer"),
    c1462: t.int4("c1462", "integer"),
    c1463: t.int4("c1463", "integer"),
    c1464: t.int4("c1464", "integer"),
    c1465: t.int4("c1465", "integer"),
    c1466: t.int4("c1466", "integer"),
    c1467: t.int4("c1467", "integer"),
    c1468: t.int4("c1468", "integer"),
    c1469: t.int4("c1469", "integer"),
    c1470: t.int4("c1470", "integer"),
    c1471: t.int4("c1471", "integer"),
    c1472: t.int4("c1472", "integer"),
    c1473: t.int4("c1473", "integer"),
    c1474: t.int4("c1474", "integer"),
    c1475: t.int4("c1475", "integer"),
    c1476: t.int4("c1476", "integer"),
    c1477: t.int4("c1477", "integer"),
    c1478: t.int4("c1478", "integer"),
    c1479: t.int4("c1479", "integer"),
    c1480: t.int4("c1480", "integer"),
    c1481: t.int4("c1481", "integer"),
    c1482: t.int4("c1482", "integer"),
    c1483: t.int4("c1483", "integer"),
    c1484: t.int4("c1484", "integer"),
    c1485: t.int4("c1485", "integer"),
    c1486: t.int4("c1486", "integer"),
    c1487: t.int4("c1487", "integer"),
    c1488: t.int4("c1488", "integer"),
    c1489: t.int4("c1489", "integer"),
    c1490: t.int4("c1490", "integer"),
    c1491: t.int4("c1491", "integer"),
    c1492: t.int4("c1492", "integer"),
    c1493: t.int4("c1493", "integer"),
    c1494: t.int4("c1494", "integer"),
    c1495: t.int4("c1495", "integer"),
    c1496: t.int4("c1496", "integer"),
    c1497: t.int4("c1497", "integer"),
    c1498: t.int4("c1498", "integer"),
    c1499: t.int4("c1499", "integer"),
    c1500: t.int4("c1500", "integer"),
    c1501: t.int4("c1501", "integer"),
    c1502: t.int4("c1502", "integer"),
    c1503: t.int4("c1503", "integer"),
    c1504: t.int4("c1504", "integer"),
    c1505: t.int4("c1505", "integer"),
    c1506: t.int4("c1506", "integer"),
    c1507: t.int4("c1507", "integer"),
    c1508: t.int4("c1508", "integer"),
    c1509: t.int4("c1509", "integer"),
    c1510: t.int4("c1510", "integer"),
    c1511: t.int4("c1511", "integer"),
    c1512: t.int4("c1512", "integer"),
    c1513: t.int4("c1513", "integer"),
    c1514: t.int4("c1514", "integer"),
    c1515: t.int4("c1515", "integer"),
    c1516: t.int4("c1516", "integer"),
    c1517: t.int4("c1517", "integer"),
    c1518: t.int4("c1518", "integer"),
    c1519: t.int4("c1519", "integer"),
    c1520: t.int4("c1520", "integer"),
    c1521: t.int4("c1521", "integer"),
    c1522: t.int4("c1522", "integer"),
    c1523: t.int4("c1523", "integer"),
    c1524: t.int4("c1524", "integer"),
    c1525: t.int4("c1525", "integer"),
    c1526: t.int4("c1526", "integer"),
    c1527: t.int4("c1527", "integer"),
    c1528: t.int4("c1528", "integer"),
    c1529: t.int4("c1529", "integer"),
    c1530: t.int4("c1530", "integer"),
    c1531: t.int4("c1531", "integer"),
    c1532: t.int4("c1532", "integer"),
    c1533: t.int4("c1533", "integer"),
    c1534: t.int4("c1534", "integer"),
    c1535: t.int4("c1535", "integer"),
    c1536: t.int4("c1536", "integer"),
    c1537: t.int4("c1537", "integer"),
    c1538: t.int4("c1538", "integer"),
    c1539: t.int4("c1539", "integer"),
    c1540: t.int4("c1540", "integer"),
    c1541: t.int4("c1541", "integer"),
    c1542: t.int4("c1542", "integer"),
    c1543: t.int4("c1543", "integer"),
    c1544: t.int4("c1544", "integer"),
    c1545: t.int4("c1545", "integer"),
    c1546: t.int4("c1546", "integer"),
    c1547: t.int4("c1547", "integer"),
    c1548: t.int4("c1548", "integer"),
    c1549: t.int4("c1549", "integer"),
    c1550: t.int4("c1550", "integer"),
    c1551: t.int4("c1551", "integer"),
    c1552: t.int4("c1552", "integer"),
    c1553: t.int4("c1553", "integer"),
    c1554: t.int4("c1554", "integer"),
    c1555: t.int4("c1555", "integer"),
    c1556: t.int4("c1556", "integer"),
    c1557: t.int4("c1557", "integer"),
    c1558: t.int4("c1558", "integer"),
    c1559: t.int4("c1559", "integer"),
    c1560: t.int4("c1560", "integer"),
    c1561: t.int4("c1561", "integer"),
    c1562: t.int4("c1562", "integer"),
    c1563: t.int4("c1563", "integer"),
    c1564: t.int4("c1564", "integer"),
    c1565: t.int4("c1565", "integer"),
    c1566: t.int4("c1566", "integer"),
    c1567: t.int4("c1567", "integer"),
    c1568: t.int4("c1568", "integer"),
    c1569: t.int4("c1569", "integer"),
    c1570: t.int4("c1570", "integer"),
    c1571: t.int4("c1571", "integer"),
    c1572: t.int4("c1572", "integer"),
    c1573: t.int4("c1573", "integer"),
    c1574: t.int4("c1574", "integer"),
    c1575: t.int4("c1575", "integer"),
    c1576: t.int4("c1576", "integer"),
    c1577: t.int4("c1577", "integer"),
    c1578: t.int4("c1578", "integer"),
    c1579: t.int4("c1579", "integer"),
    c1580: t.int4("c1580", "integer"),
    c1581: t.int4("c1581", "integer"),
    c1582: t.int4("c1582", "integer"),
    c1583: t.int4("c1583", "integer"),
    c1584: t.int4("c1584", "integer"),
    c1585: t.int4("c1585", "integer"),
    c1586: t.int4("c1586", "integer"),
    c1587: t.int4("c1587", "integer"),
    c1588: t.int4("c1588", "integer"),
    c1589: t.int4("c1589", "integer"),
    c1590: t.int4("c1590", "integer"),
    c1591: t.int4("c1591", "integer"),
    c1592: t.int4("c1592", "integer"),
    c1593: t.int4("c1593", "integer"),
    c1594: t.int4("c1594", "integer"),
    c1595: t.int4("c1595", "integer"),
    c1596: t.int4("c1596", "integer"),
    c1597: t.int4("c1597", "integer"),
    c1598: t.int4("c1598", "integer"),
    c1599: t.int4("c1599", "integer"),
    c1600: t.int4("c1600", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const most = repositoryFactory(table, MostRepository);
