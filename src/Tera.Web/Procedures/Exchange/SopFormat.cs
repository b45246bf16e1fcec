using System.Text;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Procedures.Bpmn;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Matrix;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>A form in which an SOP leaves the program.</summary>
internal sealed class SopFormat
{
    public static readonly SopFormat Yaml = new("yaml", "application/yaml", Text(YamlText.Write));

    public static readonly SopFormat Bpmn = new("bpmn", "application/xml", (sop, _, _) => Task.FromResult(BpmnWriter.Write(sop.Definition)));

    public static readonly SopFormat Xlsx = new(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (sop, _, _) => Task.FromResult(SopBook.Write(sop.Definition)));

    public static readonly SopFormat Docx = new(
        "docx", FileType.Docx.MediaType, (sop, _, _) => Task.FromResult(SopDocument.Write(sop.Definition, sop.Letterhead, sop.Paper)));

    public static readonly SopFormat Svg = new("svg", "image/svg+xml", Text(MatrixSvg.Draw));

    public static readonly SopFormat Pdf = new("pdf", "application/pdf", PrintAsync);

    private readonly Func<SopToWrite, PaperRenderer, CancellationToken, Task<byte[]>> _write;

    private SopFormat(string code, string mediaType, Func<SopToWrite, PaperRenderer, CancellationToken, Task<byte[]>> write) =>
        (Code, MediaType, _write) = (code, mediaType, write);

    public static IReadOnlyList<SopFormat> All { get; } = [Yaml, Bpmn, Xlsx, Docx, Svg, Pdf];

    /// <summary>As it is asked for; also the ending of the file.</summary>
    public string Code { get; }

    public string MediaType { get; }

    /// <summary>Null for a form there is none of.</summary>
    public static SopFormat? Find(string? code) => All.FirstOrDefault(format => format.Code == code);

    /// <exception cref="PaperUnavailableException">The printing program is not installed; of PDF only.</exception>
    public Task<byte[]> WriteAsync(SopToWrite sop, PaperRenderer paper, CancellationToken ct) => _write(sop, paper, ct);

    private static Func<SopToWrite, PaperRenderer, CancellationToken, Task<byte[]>> Text(Func<ProcedureDefinition, string> write) =>
        (sop, _, _) => Task.FromResult(Encoding.UTF8.GetBytes(write(sop.Definition)));

    private static Task<byte[]> PrintAsync(SopToWrite sop, PaperRenderer paper, CancellationToken ct) =>
        paper.RenderPdfAsync<ProcedurePrint>(
            new Dictionary<string, object?>
            {
                [nameof(ProcedurePrint.Definition)] = sop.Definition,
                [nameof(ProcedurePrint.Author)] = sop.Author,
                [nameof(ProcedurePrint.Note)] = sop.Note,
                [nameof(ProcedurePrint.Letterhead)] = sop.Letterhead,
                [nameof(ProcedurePrint.Size)] = sop.Paper,
            },
            ct);
}

/// <summary>An SOP on its way out.</summary>
/// <param name="Definition">Its content.</param>
/// <param name="Author">Whose it is; null for one of the library.</param>
/// <param name="Note">What a reader of the paper must know of it; null for nothing.</param>
/// <param name="Paper">Of a PDF or a text document: F4 or A4, lying.</param>
internal sealed record SopToWrite(ProcedureDefinition Definition, string? Author = null, string? Note = null, PaperSize Paper = PaperSize.F4Landscape)
{
    /// <summary>Kop of its agency; null for one of the library.</summary>
    public LetterheadView? Letterhead { get; init; }
}
