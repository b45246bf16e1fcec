using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Dispositions;

/// <summary>Shows whoever has a task what was ordered of him before it, until he has done something in the run since.</summary>
public sealed class OrderExhibit(OrderReader reader) : IExhibit
{
    public Type Component => typeof(OrderView);

    public async Task<object?> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var person = context.User.PersonId;
        return context.Task.IsOpen && await reader.LastAsync(context.Head.Id, context.Definition, person, context.Calendar.TimeZone, ct) is { } order
            && !context.Run.Tasks.Any(task => task.Status is RunTaskStatus.Done && task.By?.Person == person && task.ClosedAt > order.Order.IssuedAt)
                ? order
                : null;
    }
}
