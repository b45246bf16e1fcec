namespace Tera.Platform.Paper;

/// <summary>Size and direction of a sheet. F4 (folio) is 215 × 330 mm, the paper of Indonesian offices.</summary>
public enum PaperSize
{
    F4Portrait,
    F4Landscape,
    A4Portrait,
    A4Landscape,
}

/// <summary>The document as a whole.</summary>
/// <param name="Title">Shown by readers as the window's title, and kept in the file's metadata.</param>
public sealed record PaperDocumentView(string Title)
{
    /// <summary>The agency, kept in the file's metadata.</summary>
    public string? Author { get; init; }
}

/// <summary>The foot of every page, left of “Halaman x dari y”.</summary>
/// <param name="Statement">One or two lines, such as what an electronic signature means; may be empty.</param>
/// <param name="Code">The document's verification code; null where there is none.</param>
public sealed record PaperFooterView(string Statement, string? Code = null);

/// <summary>A picture that travels inside the page: nothing is fetched while a page is printed.</summary>
/// <param name="MediaType"><c>image/png</c> or <c>image/jpeg</c>.</param>
public sealed record PaperImage(string MediaType, ReadOnlyMemory<byte> Content)
{
    public string DataUri => $"data:{MediaType};base64,{Convert.ToBase64String(Content.Span)}";
}

/// <summary>Kop: whose letter it is.</summary>
/// <param name="Region">“Pemerintah Kabupaten …”; printed in capitals. Empty on papers of the region itself, whose name is the bold line.</param>
/// <param name="Agency">Printed in bold capitals.</param>
public sealed record LetterheadView(string Region, string Agency)
{
    /// <summary>What the agency is a part of, on a line of its own above it: “Sekretariat Daerah”; null for none.</summary>
    public string? Parent { get; init; }

    public string? Address { get; init; }

    /// <summary>Telephone, mail, web site in one line.</summary>
    public string? Contact { get; init; }

    /// <summary>The region's arms; without them a neutral shield is drawn.</summary>
    public PaperImage? Logo { get; init; }
}

/// <summary>A QR code that leads to the verification page.</summary>
/// <param name="Content">What a telephone reads: the address of the page.</param>
public sealed record QrCodeView(string Content)
{
    /// <summary>Printed under it for typing in.</summary>
    public string? Code { get; init; }

    public string Caption { get; init; } = "Pindai untuk memeriksa keaslian";
}
