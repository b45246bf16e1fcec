using Tera.Procedures.Contracts;

namespace Tera.Documents.HandOvers;

/// <summary>Shows whoever has the next task what was passed on to him: by whom, with which note and files.</summary>
public sealed class HandedOverExhibit(HandedOverReader reader) : IExhibit
{
    public Type Component => typeof(HandedOverView);

    public async Task<object?> LoadAsync(PanelContext context, CancellationToken ct) =>
        await reader.LastAsync(context.Head.Id, context.Definition, context.Calendar.TimeZone, line => line.Opened.Contains(context.Task.Key), ct);
}
