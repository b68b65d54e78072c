"use strict";
/* The interface's words, Indonesian and English. What articles say is shown as written. */
{
  const WORDS = {
    id: {
      title: "Graf berita",
      views: "Tampilan",
      toPanel: "Langsung ke rincian",
      toTimeline: "Langsung ke semua peristiwa, sebagai teks",
      all: "semua",
      none: "kosongkan",
      noneShown: "Tidak ada yang lolos saringan ini.",
      address: "Tautannya ada di bilah alamat",
      disagreeHere: "Di mana sumber berbeda",
      graph: "Graf",
      timeline: "Lini masa",
      map: "Peta",
      search: "Cari peristiwa, orang, tempat",
      searchHint: "Cari peristiwa, orang, tempat…  ( / )",
      matches: "Hasil",
      otherLanguage: "EN: Switch to English",
      dark: "Tampilan gelap",
      more: "Lainnya",
      copyLink: "Salin tautan tampilan ini",
      copied: "Tautan disalin",
      savePng: "Simpan PNG",
      saveSvg: "Simpan SVG",
      reset: "Kembalikan semua",
      filters: "Saringan",
      events: "Peristiwa",
      status: "Status",
      things: "Pelaku dan tempat",
      sources: "Sumber",
      display: "Tampilan",
      showAll: "Semua simpul",
      isolated: "Yang tanpa hubungan",
      communities: "Warnai menurut kelompok",
      graphLabel:
        "Graf. Tombol panah menggeser, plus dan minus memperbesar. Kotak pencarian memberi jalan ke setiap simpul; lini masa menyajikan isinya sebagai teks.",
      mapLabel: "Peta tempat. Tombol panah menggeser, plus dan minus memperbesar.",
      zoom: "Perbesaran",
      zoomIn: "Perbesar",
      zoomOut: "Perkecil",
      fit: "Tampilkan seluruhnya",
      timeFilter: "Rentang waktu",
      from: "Dari tanggal",
      to: "Sampai tanggal",
      details: "Rincian",
      counts: "{n} dari {all} simpul",
      undated: "Tanpa tanggal",
      overview: "Sekilas",
      overviewText: "{events} peristiwa dari {articles} artikel {sources} sumber.",
      chosen:
        "Halaman ini memuat {n} dari {all} artikel: yang paling banyak berbagi peristiwa dengan yang lain.",
      mainEvents: "Peristiwa utama",
      mainThings: "Siapa dan di mana",
      articles: "Artikel",
      hint: "Pilih sebuah simpul untuk melihat siapa mengatakan apa, dengan kalimat aslinya.",
      reportedBy: "Dilaporkan {n} sumber",
      reportedBy1: "Dilaporkan 1 sumber",
      disagree: "Sumber berbeda",
      statements: "Pernyataan",
      inEvents: "Dalam peristiwa",
      relations: "Hubungan",
      facts: "Keterangan",
      otherNames: "Nama lain",
      identifiers: "Pengenal",
      roles: "Jabatan",
      within: "Terletak di",
      class: "Kelas",
      expand: "Bentangkan",
      focus: "Fokus",
      pathFrom: "Jalur ke…",
      close: "Tutup",
      pickEnd: "Pilih ujung lain: klik simpul atau cari namanya.",
      noPath: "Tidak ada jalur dengan saringan ini.",
      path: "Jalur",
      clearPath: "Hapus jalur",
      steps: "{n} langkah",
      merged: "Digabungkan",
      because: "Karena",
      confidence: "keyakinan {n}",
      cites: "mengutip {who}",
      accordingTo: "menurut {who}",
      background: "Pengetahuan latar, bukan dari artikel",
      inferred: "Disimpulkan, tidak dikatakan artikel",
      noSentence: "Artikel menyatakannya, tanpa kalimat yang tercatat.",
      more_: "Tampilkan {n} lagi",
      noEvents: "Tidak ada peristiwa dengan saringan ini.",
      and: "dan",
      top: "Inti berita: {n} dari {all} simpul.",
      showThem: "Tampilkan semua",
      en: "Inggris",
      id: "Indonesia",
      nothing: "Tidak ditemukan",
      concept: "Konsep",
      copyIri: "Salin IRI",
      reading: "Dibaca sebagai",
      back: "Sekilas",
    },
    en: {
      title: "News graph",
      views: "View",
      toPanel: "Skip to the details",
      toTimeline: "Skip to all events, as text",
      all: "all",
      none: "none",
      noneShown: "Nothing passes these filters.",
      address: "The link is in the address bar",
      disagreeHere: "Where sources disagree",
      graph: "Graph",
      timeline: "Timeline",
      map: "Map",
      search: "Search events, people, places",
      searchHint: "Search events, people, places…  ( / )",
      matches: "Matches",
      otherLanguage: "ID: Ganti ke bahasa Indonesia",
      dark: "Dark appearance",
      more: "More",
      copyLink: "Copy link to this view",
      copied: "Link copied",
      savePng: "Save PNG",
      saveSvg: "Save SVG",
      reset: "Reset everything",
      filters: "Filters",
      events: "Events",
      status: "Status",
      things: "Actors and places",
      sources: "Sources",
      display: "Display",
      showAll: "All nodes",
      isolated: "Things without relations",
      communities: "Colour by community",
      graphLabel:
        "Graph. Arrow keys pan, plus and minus zoom. The search box leads to every node; the timeline gives the content as text.",
      mapLabel: "Map of places. Arrow keys pan, plus and minus zoom.",
      zoom: "Zoom",
      zoomIn: "Zoom in",
      zoomOut: "Zoom out",
      fit: "Show everything",
      timeFilter: "Time range",
      from: "From date",
      to: "To date",
      details: "Details",
      counts: "{n} of {all} nodes",
      undated: "Undated",
      overview: "At a glance",
      overviewText: "{events} events in {articles} articles from {sources} sources.",
      chosen: "This page holds {n} of {all} articles: those that share the most events with others.",
      mainEvents: "Main events",
      mainThings: "Who and where",
      articles: "Articles",
      hint: "Pick a node to see who says what, in their own sentences.",
      reportedBy: "Reported by {n} sources",
      reportedBy1: "Reported by 1 source",
      disagree: "Sources disagree",
      statements: "Statements",
      inEvents: "In events",
      relations: "Relations",
      facts: "Particulars",
      otherNames: "Other names",
      identifiers: "Identifiers",
      roles: "Offices",
      within: "Within",
      class: "Class",
      expand: "Expand",
      focus: "Focus",
      pathFrom: "Path to…",
      close: "Close",
      pickEnd: "Pick the other end: click a node or search for it.",
      noPath: "No path under these filters.",
      path: "Path",
      clearPath: "Clear path",
      steps: "{n} steps",
      merged: "Merged",
      because: "Because",
      confidence: "confidence {n}",
      cites: "citing {who}",
      accordingTo: "according to {who}",
      background: "Background knowledge, not from an article",
      inferred: "Inferred, said by no article",
      noSentence: "The article states this; no sentence is recorded.",
      more_: "Show {n} more",
      noEvents: "No events under these filters.",
      and: "and",
      top: "The heart of the news: {n} of {all} nodes.",
      showThem: "Show all",
      en: "English",
      id: "Indonesian",
      nothing: "Nothing found",
      concept: "Concept",
      copyIri: "Copy IRI",
      reading: "Read as",
      back: "At a glance",
    },
  };

  KG.language = (navigator.language || "id").startsWith("en") ? "en" : "id";

  KG.t = (key, values = {}) =>
    (WORDS[KG.language][key] || key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  KG.capital = (text) => text.charAt(0).toLocaleUpperCase(KG.language) + text.slice(1);

  /* Of names by language, the one for the reader. */
  KG.pick = (names) => {
    if (!names) return "";
    const other = KG.language === "id" ? "en" : "id";
    return names[KG.language] || names[""] || names[other] || Object.values(names)[0] || "";
  };

  const formats = new Map(); // to make one takes longer than to use it a hundred times
  const format = (options) => {
    const key = KG.language + JSON.stringify(options);
    if (!formats.has(key))
      formats.set(key, new Intl.DateTimeFormat(KG.language === "id" ? "id-ID" : "en-GB", options));
    return formats.get(key);
  };
  /* 2023-09-13, 2023-09 or 2023, as the reader writes dates. */
  KG.date = (text) => {
    if (!/^\d{4}(-\d\d){0,2}$/.test(text || "")) return text || "";
    const day = new Date(
      text.length === 10 ? `${text}T00:00:00Z` : `${text}${text.length === 7 ? "" : "-01"}-01T00:00:00Z`,
    );
    const options = { year: "numeric", timeZone: "UTC" };
    if (text.length > 4) options.month = "short";
    if (text.length > 7) options.day = "numeric";
    return format(options).format(day);
  };

  KG.translate = () => {
    document.documentElement.lang = KG.language;
    for (const e of document.querySelectorAll("[data-text]")) e.textContent = KG.t(e.dataset.text);
    for (const e of document.querySelectorAll("[data-label]")) {
      e.setAttribute("aria-label", KG.t(e.dataset.label));
      if (e.tagName === "BUTTON" || e.tagName === "SUMMARY") e.title = KG.t(e.dataset.label);
    }
    for (const e of document.querySelectorAll("[data-hint]")) e.placeholder = KG.t(e.dataset.hint);
    KG.byId("language").textContent = KG.language === "id" ? "EN" : "ID";
  };
}
