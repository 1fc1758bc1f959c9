using Backprop;

namespace Shop;

/// <summary>The book's activation nodes. ReLU remembers a mask, Sigmoid its own result.</summary>
public static partial class Nodes
{
    [Differentiable]
    public static double Relu(double x) => Activations.Relu(x);

    [Differentiable]
    public static double Sigmoid(double x) => Activations.Sigmoid(x);
}
