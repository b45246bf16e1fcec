using NodaTime.Text;
using Tera.Documents.Archiving;
using Tera.Documents.Contracts;
using Tera.Documents.Minutes;
using Tera.Documents.Signatures;
using Tera.Documents.Tasks;
using Tera.Documents.Uploads;
using Tera.Procedures.Contracts;
using Tera.Procedures.Demonstration;
using Tera.Shared;

namespace Tera.Documents.Demonstration;

/// <summary>Initials, signs, uploads and files.</summary>
internal sealed class PaperHand : IFormHand
{
    public Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct) => Task.FromResult(duty.Model switch
    {
        InitialModel model => Seen(model.Document),
        SignModel model => Signature(model),
        MinuteModel { Signing: { } model } => Signature(model),
        UploadModel model => Upload(duty.Context, model),
        ArchiveModel model => Archive(duty.Context, model),
        _ => null,
    });

    private static FilledForm Seen(TaskDocument? document) => new FilledForm()
        .With(SeenDocument.RevisionField, document?.Revision.Id.Value.ToString("D"))
        .With(SeenDocument.PdfField, document?.Revision.CurrentPdf?.ToString());

    private static FilledForm Signature(SignModel model) =>
        Seen(model.Document).With(SignDocument.ReadField, "true").With(SignDocument.PassphraseField, DemonstrationCertificates.Passphrase);

    private static FilledForm Upload(PanelContext context, UploadModel model)
    {
        var number = $"CONTOH-{context.Head.Subject.FiscalYear}-{context.Head.Subject.Quarter}";
        return new FilledForm()
            .With(UploadForm.DateField, LocalDatePattern.Iso.Format(model.Now.Date))
            .With(UploadForm.TimeField, IndonesianDate.Clock(model.Now.TimeOfDay))
            .With(UploadForm.UploadIdField, number)
            .With(UploadForm.NoteField, "Contoh: daerah ini rekaan, tidak ada yang sungguh diunggah.")
            .WithFile(UploadForm.ProofField, "tanda terima contoh.pdf", ExamplePdf.Of(
                $"Tanda terima unggahan ke {model.Application}", context.Head.Title, $"Nomor unggah {number}"));
    }

    private static FilledForm Archive(PanelContext context, ArchiveModel model) => new FilledForm()
        .With(ArchiveForm.ClassificationField, model.Classification)
        .With(ArchiveForm.DescriptionField, context.Head.Title)
        .With(ArchiveForm.DatedOnField, LocalDatePattern.Iso.Format(model.Today))
        .With(ArchiveForm.CopyLevelField, nameof(CopyLevel.Original))
        .With(ArchiveForm.MediumField, nameof(ArchiveMedium.Electronic))
        .With(ArchiveForm.QuantityField, "1 berkas")
        .With(ArchiveForm.PlaceField, "Tera")
        .With(ArchiveForm.ActiveField, "2")
        .With(ArchiveForm.InactiveField, "3")
        .With(ArchiveForm.FateField, nameof(RetentionFate.Permanent))
        .With(ArchiveForm.BasisField, "Jadwal Retensi Arsip Kabupaten Contoh Jaya (rekaan)")
        .With(ArchiveForm.AccessField, model.Strictest.ToString());
}
