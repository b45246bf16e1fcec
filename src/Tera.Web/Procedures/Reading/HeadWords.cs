using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>The words with which offices head the columns of Bagian Flowchart, and what never is a row of it.</summary>
internal static partial class HeadWords
{
    /// <summary>Words for Kelengkapan, one or the other.</summary>
    public const string InputNames = "kelengkapan|persyaratan|syarat|perlengkapan|input|masukan";

    /// <summary>Words for Waktu, one or the other, with what may stand before them.</summary>
    public const string TimeNames = @"(?:(?:jangka|norma|standar)\s+)?(?:waktu|durasi|lama)";

    /// <summary>Words for Keluaran, one or the other.</summary>
    public const string OutputNames = "output|out put|keluaran|hasil|produk";

    /// <summary>The unit that a head says for all rows.</summary>
    public const string HeadUnit = @"[(/]\s*(?:dalam\s+)?(?<unit>menit|jam|hari|minggu|bulan)(?:\s+kerja)?\s*\)?";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?:uraian|rincian)\b.*|(?:(?:nama|jenis|tahap|urutan)\s+)?(?:kegiatan|aktivitas|aktifitas|prosedur|proses|tahapan)(?:\s.*)?|langkah\b.*)$", Options)]
    public static partial Regex Activity();

    [GeneratedRegex("^(?:" + InputNames + @")\b", Options)]
    public static partial Regex Input();

    [GeneratedRegex("^" + TimeNames + @"\b", Options)]
    public static partial Regex Time();

    [GeneratedRegex("^(?:" + OutputNames + @")\b", Options)]
    public static partial Regex Output();

    [GeneratedRegex(@"^(?:no(?:mor)?|no\.?\s*urut)\.?$", Options)]
    public static partial Regex Ordinal();

    [GeneratedRegex(@"^(?:ket(?:erangan)?|catatan)\.?$", Options)]
    public static partial Regex Remarks();

    [GeneratedRegex(@"^(?:mutu baku|baku mutu)$", Options)]
    public static partial Regex Standard();

    /// <summary>The three heads of Mutu Baku beside one another in a line of text.</summary>
    [GeneratedRegex(@"\b(?:" + InputNames + @")(?:\s*/\s*(?:" + InputNames + @")){0,3}[\s|]+" + TimeNames + @"(?:\s*" + HeadUnit + @")?[\s|]+(?:" + OutputNames + @")\b", Options)]
    public static partial Regex Qualities();

    [GeneratedRegex(@"^(?:(?:unit|pejabat)?\s*pelaksana(?:\s+kegiatan)?|pelaku|penanggung\s*jawab|aktor)$", Options)]
    public static partial Regex Group();

    [GeneratedRegex(HeadUnit + "$", Options)]
    public static partial Regex Unit();

    /// <summary>A number as printed before a row.</summary>
    [GeneratedRegex(@"^\(?(?:\d{1,3}(?:[.,]\d{1,2})*\.?[a-z]?|[a-z]|[ivxl]{1,6})[.)]*$", Options)]
    public static partial Regex RowNumber();

    [GeneratedRegex(@"^\(?(?:ya|tidak|y|t|yes|no|setuju|tidak setuju|sesuai|tidak sesuai)\)?$", Options)]
    public static partial Regex Answer();

    /// <summary>A word beside a symbol that says where its way leads.</summary>
    [GeneratedRegex(@"^(?:\(?(?:ya|tidak)\)?\s*(?:[:=→➔➜⇒]|-+>|=>|ke\b|kembali\b)\s*\S|\p{L}[\p{L} /]{1,40}:\s*(?:(?:kembali\s+)?ke\s+langkah\s+\d|alur\s+selesai))", Options)]
    public static partial Regex Way();

    /// <summary>Signs that draw a line and no symbol.</summary>
    [GeneratedRegex(@"^[\s→←↑↓↔↕➔➜⇒⇐⇑⇓▲▼►◄▶◀│┃─━┌┐└┘├┤┬┴┼|_\-<>^]+$")]
    public static partial Regex LineSigns();

    /// <summary>How what stands behind a table begins: remarks, sums.</summary>
    [GeneratedRegex(@"^(?:catatan|keterangan|ket\.?|n\.?b\.?)\s*(?::|$)|^(?:jumlah|total)\b|^(?:tembusan|keterangan simbol|legenda)\b", Options)]
    public static partial Regex Foot();

    /// <summary>How a block of signatures begins.</summary>
    [GeneratedRegex(@"^(?:mengetahui|menyetujui|ditetapkan|disahkan)\s*(?:[:,]|(?:di|oleh|pada)\b|$)|^(?:disusun|dibuat|diperiksa|disetujui)\s+oleh\b|^nip\b|^a\.n\.|^[\p{L} .]{3,40},\s*(?:tanggal\s*)?(?:\d{1,2}|\.{2,}|…)?\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b", Options)]
    public static partial Regex Signing();

    /// <summary>How the title of an SOP begins.</summary>
    [GeneratedRegex(@"^(?:pemerintah\s+(?:kabupaten|kota|provinsi|daerah)\b|(?:standar|standard)\s+oper\p{L}+\s+pro\p{L}+|sop\b\s*[:\-–]?\s*\p{L})", Options)]
    public static partial Regex Title();
}
