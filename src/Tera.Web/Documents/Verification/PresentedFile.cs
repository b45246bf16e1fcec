namespace Tera.Documents.Verification;

/// <summary>What a file that somebody uploads is to the document it belongs to. The first five are byte for byte what was kept.</summary>
public enum PresentedFile
{
    /// <summary>With its latest signature.</summary>
    Signed,

    /// <summary>The scan of what was signed with a pen.</summary>
    Scan,

    /// <summary>As it was before its latest signature.</summary>
    Earlier,

    /// <summary>As it was frozen, before any signature.</summary>
    Frozen,

    /// <summary>The sheets that are handed out for the pen.</summary>
    Pen,

    /// <summary>Prints the document's code and was not kept: changed, or printed anew.</summary>
    Changed,

    /// <summary>A scan or photo that shows the document's QR: whose picture it is can be told, not whether the body was changed.</summary>
    Picture,
}

/// <summary>What is said of such a file.</summary>
/// <param name="Title">The verdict on the file.</param>
/// <param name="Meaning">Why, and what to do.</param>
internal sealed record PresentedWords(string Title, string Meaning)
{
    private const string SameButUnsigned = "isinya sama dengan dokumen di bawah, tetapi berkas ini tidak memuat tanda tangan.";

    /// <summary>Null where nothing but the document itself is to be told: asked by its code, or with the bytes that count.</summary>
    public static PresentedWords? Of(VerificationReport report) => report switch
    {
        { Document: null } => null,
        { Presented: PresentedFile.Changed } => new(
            "Berkas Anda tidak sama dengan dokumen ini",
            "Berkas Anda mencetak kode dokumen di bawah, tetapi isinya lain: diubah, dicetak ulang, atau dipindai."),
        { Presented: PresentedFile.Earlier } => new(
            "Isinya asli, tetapi tanda tangan yang terakhir tidak ada",
            "Berkas Anda disimpan sebelum tanda tangan yang terakhir dibubuhkan: isinya sama dengan dokumen di bawah, tetapi berkas ini tidak memuat tanda tangan yang terakhir. "
            + "Mintalah kepada penerbitnya PDF yang bertanda tangan lengkap."),
        { Presented: PresentedFile.Frozen, Document.BearsSignature: true } => new(
            "Isinya asli, tetapi berkas ini tidak bertanda tangan",
            $"Berkas Anda naskah sebelum ditandatangani: {SameButUnsigned} Mintalah kepada penerbitnya PDF yang bertanda tangan."),
        { Presented: PresentedFile.Pen } => new(
            "Lembar tanda tangan yang masih kosong",
            $"Berkas Anda lembar untuk ditandatangani dengan pena: {SameButUnsigned} Mintalah kepada penerbitnya PDF yang bertanda tangan."),
        { Presented: PresentedFile.Picture } => new(
            "Gambar dari dokumen ini",
            "Berkas Anda hasil pindai atau foto, dan QR di dalamnya milik dokumen di bawah. Apakah isinya sama tidak dapat diperiksa dari gambar: cocokkan sendiri."),
        _ => null,
    };
}
