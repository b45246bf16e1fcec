using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Wordings;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Collections;

/// <summary>What a berita acara of a collection prints.</summary>
/// <param name="Header">Number, date, code.</param>
/// <param name="Letterhead">Kop.</param>
/// <param name="Title">Its own title.</param>
/// <param name="Lines">Unit by unit.</param>
/// <param name="Remark">What its author wrote.</param>
/// <param name="Attachments">Names of the files that go with it.</param>
/// <param name="Zone">Whose clock.</param>
/// <param name="Receiver">Who signs that he received it.</param>
/// <remarks>Source: Permendagri 1/2023 knows the berita acara; the layout of one about collected data was not found, so it is ours.</remarks>
public sealed record CollectionView(
    PaperHeader Header, LetterheadView Letterhead, string Title, IReadOnlyList<CollectedLine> Lines, string Remark, IReadOnlyList<string> Attachments,
    IndonesianTimeZone Zone, SignatoryView Receiver)
{
    public LetterNature Nature { get; init; } = LetterNature.Ordinary;

    public int HandedIn => Lines.Count(line => line.HandedInAt is not null);

    internal string Worded(string part) => Header.Worded(WordingKind.Collection, part, name => name switch
    {
        "hari_tanggal" => IndonesianDate.LongWithDay(Header.Date),
        "jumlah_unit" => IndonesianNumber.Format(Lines.Count, 0),
        "jumlah_menyerahkan" => IndonesianNumber.Format(HandedIn, 0),
        "jumlah_angka" => IndonesianNumber.Format(Lines.Sum(line => line.Figures), 0),
        "jumlah_berkas" => IndonesianNumber.Format(Lines.Sum(line => line.Files), 0),
        "pejabat" => Receiver.PrintedPost(),
        _ => Header.Common(name, Letterhead.Agency),
    });
}
