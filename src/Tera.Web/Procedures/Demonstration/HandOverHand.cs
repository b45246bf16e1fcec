using Tera.Procedures.Definitions;
using Tera.Procedures.Panels;

namespace Tera.Procedures.Demonstration;

/// <summary>Writes the note that goes with what changes hands.</summary>
internal sealed class HandOverHand : IFormHand
{
    public Task<FilledForm?> FillAsync(FormDuty duty, CancellationToken ct) => Task.FromResult(duty.Model is HandOverModel
        ? new FilledForm().With(HandOverPanel.NoteField, duty.Context.Act.Kind is ActKind.Report
            ? $"Hasil {duty.Context.Head.Title} telah disusun dan siap dibahas."
            : "Disampaikan untuk diproses lebih lanjut.")
        : null);
}
