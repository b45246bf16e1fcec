using Tera.Documents.HandOvers;
using Tera.Procedures.Definitions;
using Tera.Procedures.Demonstration;

namespace Tera.Documents.Demonstration;

/// <summary>Writes the note that goes with what changes hands.</summary>
internal sealed class HandOverHand : IFormHand
{
    public Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct) => Task.FromResult(duty.Model is HandOverModel
        ? new FilledForm().With(HandOverPanel.NoteInput.Name, duty.Context.Act.Kind is ActKind.Report
            ? $"Hasil {duty.Context.Head.Title} telah disusun dan siap dibahas."
            : "Disampaikan untuk diproses lebih lanjut.")
        : null);
}
